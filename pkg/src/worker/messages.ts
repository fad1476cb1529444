import type { DocumentOptions } from '../document.js';
import type { AnnotatorOptions } from '../types.js';

/** What the worker is asked to do. The first message is `open`; the others are answered in the order in which they come. */
export type Request =
  | { id: number; method: 'open'; arguments: [options: AnnotatorOptions | undefined, wasm: string | WebAssembly.Module | undefined] }
  | { id: number; method: 'loadNames'; arguments: [names: string | ArrayBuffer | undefined] }
  | { id: number; method: 'annotate' | 'annotateColumns' | 'export'; arguments: unknown[] }
  | { id: number; method: 'openDocument'; arguments: [document: number, text: string, options: DocumentOptions | undefined] }
  | { id: number; method: DocumentMethod; arguments: [document: number, ...given: unknown[]] };

/** What is asked of one document, by its number. */
export type DocumentMethod = 'applyEdit' | 'article' | 'columns' | 'annotationsIn' | 'free';

/** What it answers: a value, or the parts of an error, since errors lose their class and members on the way. */
export type Answer = { id: number; value: unknown } | { id: number; error: { name: string; message: string; problem?: string; source?: string } };
