import type { AnnotatedArticle, Options } from '../types.js';

/** What annotates: an `Annotator`, at once, or a `WorkerAnnotator`, in its own thread. */
export interface AnyAnnotator {
  annotate(text: string, options?: Options): AnnotatedArticle | Promise<AnnotatedArticle>;
  annotateColumns(text: string, options?: Options): Uint32Array | Promise<Uint32Array>;
}

/** What was found in a text, as it was when it was read. */
export class Reading {
  #article: Promise<AnnotatedArticle> | undefined;

  constructor(
    readonly text: string,
    /** Rows of start, end, kind and annotation, as `annotateColumns` gives them. */
    readonly columns: Uint32Array,
    readonly load: () => Promise<AnnotatedArticle>,
  ) {}

  /** The annotations themselves, which are fetched when they are asked for first: thousands of objects take a while. */
  article(): Promise<AnnotatedArticle> {
    return (this.#article ??= this.load());
  }
}

/** Reads the text of a document again and again. */
export class Reader {
  constructor(
    readonly annotator: AnyAnnotator,
    readonly options: Options,
  ) {}

  async read(text: string): Promise<Reading> {
    const columns = await this.annotator.annotateColumns(text, this.options);
    return new Reading(text, columns, async () => this.annotator.annotate(text, this.options));
  }
}
