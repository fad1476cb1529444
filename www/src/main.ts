/** Loads the engine, then builds the page around it. */
import { init } from 'hashiya';

import { translate } from './i18n/index.js';
import { keepOffline } from './offline/register.js';
import { byId, Page } from './page.js';

/** Where the server has the WebAssembly module; the page preloads it from there. */
const WASM = 'pkg/wasm/hashiya_bg.wasm';

const messages = translate('ar');
try {
  if (!('highlights' in CSS)) throw new Error(messages.unsupported);
  await init(WASM);
  performance.mark('hashiya-loaded');
  const page = new Page(WASM, messages);
  await page.openSample();
  keepOffline(() => page.tellOfNewVersion());
} catch (error) {
  byId('problem').textContent = `${messages.loadFailed} ${error instanceof Error ? error.message : String(error)}`;
}
