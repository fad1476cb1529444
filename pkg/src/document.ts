import { EditedText } from './edit.js';
import type { AnnotatedArticle, Annotation, Options, Span } from './types.js';

/** What may differ from one document to the next. A document counts in UTF-16 code units. */
export type DocumentOptions = Omit<Options, 'offsets'>;

/**
 * The part of the text that may have to be painted anew after an edit, with the annotations that reach into it. All others
 * cover the same words under the same kind as before; who is meant and which day is meant may have changed there too, and
 * `article` says so.
 */
export interface DocumentChange extends Span {
  annotations: Annotation[];
}

/** The same for painting. Offsets count UTF-16 code units of the text after the edit. */
export interface ColumnsChange extends Span {
  /**
   * Rows of four numbers, as of `annotateColumns`, of the annotations that reach into that part: start, end, kind (its place in
   * `KINDS`), and the annotation's index in all that was found. A quotation has a row for each of its parts.
   */
  columns: Uint32Array;
}

/** The core's side of a document. Named here, so that the package's types stand without those of the generated module. */
interface Core {
  article(): unknown;
  columns(): Uint32Array;
  annotationsIn(start: number, end: number): unknown;
  applyEdit(from: number, to: number, insert: string): unknown;
  applyEditColumns(from: number, to: number, insert: string): Uint32Array;
  free(): void;
}

/**
 * A text that is annotated while it is written: an edit costs the work of its paragraph, not of the document. What comes out
 * is what `annotate` gives for the same text. `annotator.document` makes one. A lone surrogate counts as U+FFFD, also where a
 * later edit puts its other half beside it.
 */
export class AnnotatedDocument {
  readonly #core: Core;
  readonly #text: EditedText;
  #article: AnnotatedArticle | undefined;

  /** @internal */
  constructor(core: Core, text: string) {
    this.#core = core;
    this.#text = new EditedText(text);
  }

  /** The text as it is now. */
  get text(): string {
    return this.#text.text;
  }

  /** All that was found in it. Made when it is asked for, and the same object until the next edit. */
  get article(): AnnotatedArticle {
    return (this.#article ??= this.#core.article() as AnnotatedArticle);
  }

  /** The rows of `annotateColumns`: what to paint, without the objects. */
  get columns(): Uint32Array {
    return this.#core.columns();
  }

  /** The annotations that share text with the units `start` to `end`, in text order. */
  annotationsIn(start: number, end: number): Annotation[] {
    return this.#core.annotationsIn(start, end) as Annotation[];
  }

  /**
   * Puts `insert` in the place of the UTF-16 code units `from` to `to`.
   *
   * @returns What may have to be painted anew.
   * @throws {RangeError} Where the units do not lie in the text or cut a surrogate pair; nothing is changed then.
   */
  applyEdit(from: number, to: number, insert: string): DocumentChange {
    this.#apply(from, to, insert);
    return this.#core.applyEdit(from, to, insert) as DocumentChange;
  }

  /**
   * As {@link applyEdit}, for painting, in a third of the time: who speaks and which days are meant is found out when `article`
   * is asked for.
   *
   * @returns What may have to be painted anew.
   * @throws {RangeError} As {@link applyEdit}.
   */
  applyEditColumns(from: number, to: number, insert: string): ColumnsChange {
    this.#apply(from, to, insert);
    const numbers = this.#core.applyEditColumns(from, to, insert);
    const [start = 0, end = 0] = numbers;
    return { start, end, columns: numbers.subarray(2) };
  }

  #apply(from: number, to: number, insert: string): void {
    if (typeof insert !== 'string') throw new TypeError(`applyEdit: what is put in is ${insert === null ? 'null' : typeof insert}, expected a string`);
    this.#text.apply({ from, to, insert });
    this.#article = undefined;
  }

  /** Gives the memory back at once instead of at the next garbage collection; the document is of no use afterwards. */
  free(): void {
    this.#core.free();
  }
}
