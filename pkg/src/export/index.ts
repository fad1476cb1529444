/**
 * The formats that `Annotator.export` writes. Importing it loads nothing else.
 *
 * @module
 */
export { EXPORT_FORMATS, type ExportFormat, type ExportOptions } from './formats.js';
