/**
 * Marks up the article that stands in the page as soon as the engine is there, builds what stands around it, and adds the
 * large lists of names when all is shown.
 */
import { init, loadNames } from 'hashiya';

import { Engine } from './engine.js';
import { translate } from './i18n/index.js';
import { keepOffline } from './offline/register.js';
import { byId, Page } from './page.js';
import { Reader } from './reader.js';
import { nextFrame } from './slices.js';

/** Where the server has the WebAssembly module; the page preloads it from there. */
const WASM = 'pkg/wasm/hashiya_bg.wasm';

/** Where it has the names file. */
const NAMES = 'pkg/wasm/names.bin';

const loading = init(WASM).then(() => performance.mark('hashiya-loaded'));
try {
  if (!('highlights' in CSS)) throw new Error(translate('ar').unsupported);
  const engine = new Engine(WASM, NAMES);
  const reader = new Reader(byId('article'), engine);
  const sample = reader.adopt();
  const marked = loading.then(() => {
    reader.annotate(byId<HTMLInputElement>('date').defaultValue);
    performance.mark('hashiya-annotated');
  });
  // The article first; but where the engine is long in coming, the page is there before it.
  await Promise.race([marked, nextFrame()]);
  const page = new Page(engine, reader, sample, loading, translate('ar'));
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
  byId('problem').textContent = `${translate('ar').loadFailed} ${error instanceof Error ? error.message : String(error)}`;
}
