/**
 * All of `hashiya`, with the WebAssembly module and the names file inside the script: for bundlers that copy no other
 * files, and for single-file builds. A third larger than the files by themselves.
 *
 * @module
 */
import { init as initFrom } from '../load/init.js';
import { loadNames as loadNamesFrom } from '../load/names.js';
import { NAMES, WASM } from './bytes.js';

export * from '../index.js';

/** Loads the module and the names that this script holds. */
export async function init(): Promise<void> {
  await initFrom(decoded(WASM));
  await loadNamesFrom(decoded(NAMES));
}

/** Answers when {@link init} has finished: the names are inside. */
export function loadNames(): Promise<void> {
  return init();
}

function decoded(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
