/** Loads the engine, then builds the page around it. */
import { init, loadNames } from 'hashiya';

import { translate } from './i18n/index.js';
import { keepOffline } from './offline/register.js';
import { byId, Page } from './page.js';

/** Where the server has the WebAssembly module; the page preloads it from there. */
const WASM = 'pkg/wasm/hashiya_bg.wasm';

/** Where it has the names file. */
const NAMES = 'pkg/wasm/names.bin';

const messages = translate('ar');
try {
  if (!('highlights' in CSS)) throw new Error(messages.unsupported);
  await Promise.all([init(WASM), loadNames(NAMES)]);
  performance.mark('hashiya-loaded');
  const page = new Page(WASM, NAMES, messages);
  await page.openSample();
  keepOffline(() => page.tellOfNewVersion());
} catch (error) {
  byId('problem').textContent = `${messages.loadFailed} ${error instanceof Error ? error.message : String(error)}`;
}
