/**
 * Marks up the article that stands in the page as soon as the engine is there. What surrounds it is asked for and built after
 * that has been painted; the large lists of names come last.
 */
import { init, loadNames } from 'hashiya';

import { byId, unfold } from './elements.js';
import { Engine } from './engine.js';
import { Reader } from './reader.js';
import { nextFrame } from './slices.js';

/** Where the server has the WebAssembly module; the page preloads it from there. */
const WASM = 'pkg/wasm/hashiya_bg.wasm';

/** Where it has the names file. */
const NAMES = 'pkg/wasm/names.bin';

/** Milliseconds after which the page is built without waiting for the engine any longer. */
const PATIENCE = 300;

/** The page around the article: two thirds of the script, and nothing of it is needed for the first annotation. */
const surroundings = () => import('./page.js');

// Compiled beside the reading and laying out of the document.
const loading = init(WASM).then(() => performance.mark('hashiya-loaded'));
try {
  if (!('highlights' in CSS)) throw new Error((await surroundings()).unsupported());
  await parsed();
  const engine = new Engine(WASM, NAMES);
  const reader = new Reader(byId('article'), engine);
  const sample = reader.adopt();
  const marked = loading.then(() => {
    reader.annotate(byId<HTMLInputElement>('date').defaultValue);
    performance.mark('hashiya-annotated');
  });
  await Promise.race([marked, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  await nextFrame();
  const { keepOffline, Page } = await surroundings();
  unfold(byId('intake-controls'));
  const page = new Page(engine, reader, sample, loading);
  await marked;
  await page.show();
  await loadNames(NAMES).then(
    () => page.refine(),
    (error: unknown) => page.tellOfProblem(error),
  );
  await page.openCorrections();
  performance.mark('hashiya-ready');
  keepOffline(() => page.tellOfNewVersion());
} catch (error) {
  const tell = await surroundings().then(
    ({ tellOfFailure }) => tellOfFailure,
    // It is what failed to load: the browser's own words, then.
    () => (failure: unknown) => {
      byId('problem').textContent = String(failure);
    },
  );
  tell(error);
}

/** Settles when all of the document has been read: this script runs as soon as it is there itself. */
function parsed(): Promise<unknown> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}
