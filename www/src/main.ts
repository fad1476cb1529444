/** Loads the engine, builds the page while it is compiled, and adds the large lists of names when the first text is marked up. */
import { init, loadNames } from 'hashiya';

import { translate } from './i18n/index.js';
import { keepOffline } from './offline/register.js';
import { byId, Page } from './page.js';

/** Where the server has the WebAssembly module; the page preloads it from there. */
const WASM = 'pkg/wasm/hashiya_bg.wasm';

/** Where it has the names file. */
const NAMES = 'pkg/wasm/names.bin';

const loading = init(WASM).then(() => performance.mark('hashiya-loaded'));
const messages = translate('ar');
try {
  if (!('highlights' in CSS)) throw new Error(messages.unsupported);
  const page = new Page(WASM, NAMES, loading, messages);
  await page.openSample();
  await loading;
  await loadNames(NAMES).then(
    () => page.refine(),
    (error: unknown) => page.tellOfProblem(error),
  );
  await page.openCorrections();
  performance.mark('hashiya-ready');
  keepOffline(() => page.tellOfNewVersion());
} catch (error) {
  byId('problem').textContent = `${messages.loadFailed} ${error instanceof Error ? error.message : String(error)}`;
}
