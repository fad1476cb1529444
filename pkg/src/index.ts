/**
 * Hashiya marks up Arabic news articles: who is named, who said what, and when. Importing it touches neither the DOM nor
 * the network.
 *
 * @module
 */
export { Annotator } from './annotator.js';
export { NotReadyError, OptionError, WasmLoadError, type WasmLoadProblem } from './errors.js';
export { init, type WasmSource } from './init.js';
export { columnsOf, KINDS, kindOf, partsOf, type Kind } from './kinds.js';
export type * from './types.js';
