/**
 * Marks up the article that stands in the page as soon as the engine is there. What surrounds it is loaded beside it and
 * built after it; the large lists of names come last.
 */
import { init, loadNames } from 'hashiya';

import { byId } from './elements.js';
import { Engine } from './engine.js';
import { Reader } from './reader.js';
import { nextFrame } from './slices.js';

/** Where the server has the WebAssembly module; the page preloads it from there. */
const WASM = 'pkg/wasm/hashiya_bg.wasm';

/** Where it has the names file. */
const NAMES = 'pkg/wasm/names.bin';

const loading = init(WASM).then(() => performance.mark('hashiya-loaded'));
const surroundings = (): Promise<typeof import('./page.js')> => import('./page.js');
try {
  if (!('highlights' in CSS)) throw new Error((await surroundings()).unsupported());
  const engine = new Engine(WASM, NAMES);
  const reader = new Reader(byId('article'), engine);
  const sample = reader.adopt();
  const marked = loading.then(() => {
    reader.annotate(byId<HTMLInputElement>('date').defaultValue);
    performance.mark('hashiya-annotated');
  });
  // The article first; but where the engine is long in coming, the page is there before it.
  await Promise.race([marked, nextFrame()]);
  const { Page, keepOffline } = await surroundings();
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
  (await surroundings()).tellOfFailure(error);
}
