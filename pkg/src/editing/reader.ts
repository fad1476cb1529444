import type { ColumnsChange } from '../document.js';
import type { TextEdit } from '../edit.js';
import type { AnnotatedArticle, Options } from '../types.js';
import { joined } from './edits.js';
import { Rows, type Renewal } from './rows.js';

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
  applyEditColumns(from: number, to: number, insert: string): Soon<ColumnsChange>;
  readonly columns: Uint32Array | (() => Promise<Uint32Array>);
  readonly article: AnnotatedArticle | (() => Promise<AnnotatedArticle>);
  free(): void;
}

/** A text with what was found in it. */
export interface Read {
  readonly text: string;
  readonly article: AnnotatedArticle;
}

/** What was found in a text: what to paint, and the rest when it is asked for. */
export class Reading {
  #read: Promise<Read | undefined> | undefined;

  constructor(
    /** What to paint. They are those of the last reading only: the next one is written into them. */
    readonly rows: Rows,
    /** Where they differ from those of the reading before; `undefined` where all have to be compared. */
    readonly renewal: Renewal | undefined,
    readonly load: () => Promise<Read | undefined>,
  ) {}

  /**
   * The annotations themselves, which are fetched when they are asked for first: thousands of objects take a while.
   * `undefined` where the text has been read anew meanwhile.
   */
  read(): Promise<Read | undefined> {
    return (this.#read ??= this.load());
  }
}

/** Reads the text of a document again and again. */
export class Reader {
  #document: AnyDocument | undefined;
  /** The rows of its last reading. */
  #rows: Rows | undefined;
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
      return new Reading(new Rows(await annotator.annotateColumns(text, options)), undefined, async () => ({ text, article: await annotator.annotate(text, options) }));
    }
    try {
      const { rows, renewal } = await this.#renew(() => annotator.document!(whole(), options), joined(edits));
      return new Reading(rows, renewal, async () => {
        const document = this.#document;
        const article = document && number === this.#read ? await valueOf(document, 'article') : undefined;
        // No edit has been made meanwhile: the document's text is the one that was read.
        return document && article && number === this.#read ? { text: document.text, article } : undefined;
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
    this.#rows = undefined;
  }

  /** The rows of now: after one edit those before it with what differs, else all of them. */
  async #renew(open: () => Soon<AnyDocument>, edits: readonly TextEdit[]): Promise<{ rows: Rows; renewal?: Renewal }> {
    const known = this.#document;
    const document = known ?? (this.#document = await open());
    const changes = known ? await Promise.all(edits.map(({ from, to, insert }) => document.applyEditColumns(from, to, insert))) : [];
    const [edit, change, rows] = [edits[0], changes[0], this.#rows];
    if (rows && edit && change && edits.length === 1) return { rows, renewal: rows.renew(edit, change) };
    return { rows: (this.#rows = new Rows(await valueOf(document, 'columns'))) };
  }
}

async function valueOf<K extends 'columns' | 'article'>(document: AnyDocument, name: K): Promise<Exclude<AnyDocument[K], () => unknown>> {
  const value = document[name] as unknown;
  return (typeof value === 'function' ? await value.call(document) : value) as Exclude<AnyDocument[K], () => unknown>;
}
