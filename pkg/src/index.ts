/**
 * Hashiya marks up Arabic news articles: who is named, who said what, and when. Importing it touches neither the DOM nor
 * the network.
 *
 * @module
 */
export { Annotator } from './annotator.js';
export { AnnotatedDocument, type ColumnsChange, type DocumentChange, type DocumentOptions } from './document.js';
export { carryAnnotations, carryColumns, carrySpan, editText, type TextEdit } from './edit.js';
export type { ExportFormat, ExportOptions } from './export/formats.js';
export { LoadError, NamesLoadError, NotReadyError, OptionError, WasmLoadError, type LoadProblem } from './errors.js';
export { columnsOf, KINDS, kindOf, partsOf, type Kind } from './kinds.js';
export { init, type InitOptions, type WasmSource } from './load/init.js';
export { loadNames } from './load/names.js';
export type { FileSource, LoadOptions } from './load/source.js';
export type * from './types.js';
