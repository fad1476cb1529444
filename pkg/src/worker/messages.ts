import type { DocumentOptions } from '../document.js';
import type { AnnotatedArticle, AnnotatorOptions, Options } from '../types.js';

/** What the worker is asked to do. The first message is `open`; the others are answered in the order in which they come. */
export type Request =
  | { id: number; method: 'open'; arguments: [options: AnnotatorOptions | undefined, wasm: string | WebAssembly.Module | undefined] }
  | { id: number; method: 'loadNames'; arguments: [names: string | ArrayBuffer | undefined] }
  | { id: number; method: 'annotate'; arguments: [text: string, options: Options | undefined, watched: boolean] }
  | { id: number; method: 'annotateColumns' | 'export'; arguments: unknown[] }
  | { id: number; method: 'openDocument'; arguments: [document: number, text: string, options: DocumentOptions | undefined] }
  | { id: number; method: DocumentMethod; arguments: [document: number, ...given: unknown[]] };

/** What is asked of one document, by its number. */
export type DocumentMethod = 'applyEdit' | 'applyEditColumns' | 'article' | 'columns' | 'annotationsIn' | 'free';

/** What it answers in the end: a value, or the parts of an error, since errors lose their class and members on the way. */
export type Answer = { id: number; value: unknown } | { id: number; error: { name: string; message: string; problem?: string; source?: string } };

/** What comes before that: the share of the work that is done, 0 to 1, or a part of a long article. */
export type Notice = { id: number; share: number } | { id: number; part: AnnotatedArticle };
