/** Loads the engine, and builds the page while it is compiled. */
import { init } from 'hashiya';

import { translate } from './i18n/index.js';
import { keepOffline } from './offline/register.js';
import { byId, Page } from './page.js';

/** Where the server has the WebAssembly module; the page preloads it from there. */
const WASM = 'pkg/wasm/hashiya_bg.wasm';

const loading = init(WASM).then(() => performance.mark('hashiya-loaded'));
const messages = translate('ar');
try {
  if (!('highlights' in CSS)) throw new Error(messages.unsupported);
  const page = new Page(WASM, loading, messages);
  await page.openSample();
  await loading;
  await page.openCorrections();
  performance.mark('hashiya-ready');
  keepOffline(() => page.tellOfNewVersion());
} catch (error) {
  byId('problem').textContent = `${messages.loadFailed} ${error instanceof Error ? error.message : String(error)}`;
}
