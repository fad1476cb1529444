import type { TextEdit } from '../edit.js';
import type { AnnotatedArticle, Options } from '../types.js';

/** A value, now or later. */
export type Soon<T> = T | Promise<T>;

/** What annotates: an `Annotator`, at once, or a `WorkerAnnotator`, in its own thread. */
export interface AnyAnnotator {
  annotate(text: string, options?: Options): Soon<AnnotatedArticle>;
  annotateColumns(text: string, options?: Options): Soon<Uint32Array>;
  /** Where it has it, an edit costs the work of its paragraph, else that of the document. */
  document?(text: string, options?: Omit<Options, 'offsets'>): Soon<AnyDocument>;
}

/** A document of an annotator; that of a worker answers later and gives its results as methods. */
export interface AnyDocument {
  readonly text: string;
  applyEdit(from: number, to: number, insert: string): unknown;
  readonly columns: Uint32Array | (() => Promise<Uint32Array>);
  readonly article: AnnotatedArticle | (() => Promise<AnnotatedArticle>);
  free(): void;
}

/** What was found in a text, as it was when it was read. */
export class Reading {
  #article: Promise<AnnotatedArticle | undefined> | undefined;

  constructor(
    readonly text: string,
    /** Rows of start, end, kind and annotation, as `annotateColumns` gives them. */
    readonly columns: Uint32Array,
    readonly load: () => Promise<AnnotatedArticle | undefined>,
  ) {}

  /**
   * The annotations themselves, which are fetched when they are asked for first: thousands of objects take a while.
   * `undefined` where the text has been read anew meanwhile.
   */
  article(): Promise<AnnotatedArticle | undefined> {
    return (this.#article ??= this.load());
  }
}

/** Reads the text of a document again and again. */
export class Reader {
  #document: AnyDocument | undefined;
  #read = 0;

  constructor(
    readonly annotator: AnyAnnotator,
    readonly options: Omit<Options, 'offsets'>,
  ) {}

  /**
   * Reads the text, which `edits` have made of the one that was read before. One call at a time.
   *
   * @param whole The text; only asked for where the edits do not tell it.
   */
  async read(whole: () => string, edits: readonly TextEdit[]): Promise<Reading> {
    const { annotator, options } = this;
    const number = ++this.#read;
    if (!annotator.document) {
      const text = whole();
      return new Reading(text, await annotator.annotateColumns(text, options), async () => annotator.annotate(text, options));
    }
    try {
      const known = this.#document;
      const document = known ?? (await annotator.document(whole(), options));
      if (known) await Promise.all(edits.map(({ from, to, insert }) => document.applyEdit(from, to, insert)));
      this.#document = document;
      const { text } = document;
      return new Reading(text, await valueOf(document, 'columns'), async () => {
        const article = number === this.#read ? await valueOf(document, 'article') : undefined;
        return number === this.#read ? article : undefined;
      });
    } catch (error) {
      // What it has read is no longer known to be the text: begin anew.
      this.free();
      throw error;
    }
  }

  /** Gives the document's memory back. */
  free(): void {
    this.#document?.free();
    this.#document = undefined;
  }
}

async function valueOf<K extends 'columns' | 'article'>(document: AnyDocument, name: K): Promise<Exclude<AnyDocument[K], () => unknown>> {
  const value = document[name] as unknown;
  return (typeof value === 'function' ? await value.call(document) : value) as Exclude<AnyDocument[K], () => unknown>;
}
