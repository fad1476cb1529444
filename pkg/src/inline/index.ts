/**
 * All of `hashiya`, with the WebAssembly module inside the script: for bundlers that copy no other files, and for single-file
 * builds. A third larger than the module by itself.
 *
 * @module
 */
import { init as initFrom } from '../init.js';
import { WASM } from './bytes.js';

export * from '../index.js';

/** Loads the module that this script holds. */
export function init(): Promise<void> {
  return initFrom(Uint8Array.from(atob(WASM), (letter) => letter.charCodeAt(0)));
}
