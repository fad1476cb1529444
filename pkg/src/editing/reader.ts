import type { DocumentChange } from '../document.js';
import type { TextEdit } from '../edit.js';
import type { AnnotatedArticle, Options } from '../types.js';
import { joined } from './edits.js';
import { renew, type Renewal } from './rows.js';

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
  applyEdit(from: number, to: number, insert: string): Soon<DocumentChange>;
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
    /** Rows of start, end, kind and annotation, as `annotateColumns` gives them. */
    readonly columns: Uint32Array,
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
  #known: Uint32Array | undefined;
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
      return new Reading(await annotator.annotateColumns(text, options), undefined, async () => ({ text, article: await annotator.annotate(text, options) }));
    }
    try {
      const { columns, renewal } = await this.#columns(() => annotator.document!(whole(), options), joined(edits));
      this.#known = columns;
      return new Reading(columns, renewal, async () => {
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
    this.#known = undefined;
  }

  /** The rows of now: after one edit those before it with what differs, else all of them. */
  async #columns(open: () => Soon<AnyDocument>, edits: readonly TextEdit[]): Promise<{ columns: Uint32Array; renewal?: Renewal }> {
    if (!this.#document) {
      this.#document = await open();
      return { columns: await valueOf(this.#document, 'columns') };
    }
    const document = this.#document;
    const changes = await Promise.all(edits.map(({ from, to, insert }) => document.applyEdit(from, to, insert)));
    const [[edit, change], known] = [[edits[0], changes[0]], this.#known];
    if (edits.length !== 1 || !edit || !change || !known) return { columns: await valueOf(document, 'columns') };
    const { rows, renewal } = renew(known, edit, change);
    return { columns: rows, renewal };
  }
}

async function valueOf<K extends 'columns' | 'article'>(document: AnyDocument, name: K): Promise<Exclude<AnyDocument[K], () => unknown>> {
  const value = document[name] as unknown;
  return (typeof value === 'function' ? await value.call(document) : value) as Exclude<AnyDocument[K], () => unknown>;
}
