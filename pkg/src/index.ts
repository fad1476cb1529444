/**
 * Hashiya marks up Arabic news articles: who is named, who said what, and when. Importing it touches neither the DOM nor
 * the network.
 *
 * @module
 */
export { Annotator } from './annotator.js';
export { AnnotatedDocument, type DocumentChange, type DocumentOptions } from './document.js';
export { carryAnnotations, carryColumns, carrySpan, editText, type TextEdit } from './edit.js';
export type { ExportFormat, ExportOptions } from './export/formats.js';
export { NotReadyError, OptionError, WasmLoadError, type WasmLoadProblem } from './errors.js';
export { init, type WasmSource } from './init.js';
export { columnsOf, KINDS, kindOf, partsOf, type Kind } from './kinds.js';
export type * from './types.js';
