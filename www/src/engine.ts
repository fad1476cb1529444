import { Annotator, type AnnotatedArticle, type Options, type TimeExpression } from 'hashiya';
import type { ExportFormat, ExportOptions } from 'hashiya/export';
import { createWorkerAnnotator, type WorkerAnnotator } from 'hashiya/worker';

import { annotatorOptionsOf, NO_CORRECTIONS, type Corrections } from './corrections/corrections.js';
import { LONG } from './slices.js';

/** Annotates where it disturbs least: short texts at once, long ones in a worker that starts with the first of them. */
export class Engine {
  #built: Annotator | undefined;
  #corrections: Corrections = NO_CORRECTIONS;
  #far: Promise<WorkerAnnotator> | undefined;

  constructor(
    /** The WebAssembly module's address. */
    readonly wasm: string,
    /** The names file's address. */
    readonly names: string,
  ) {}

  /**
   * What is found in `text`; at once where it is short.
   *
   * @param watch Told what share of a long text has been read.
   */
  annotate(text: string, options: Options, watch: (share: number) => void): AnnotatedArticle | Promise<AnnotatedArticle> {
    if (text.length <= LONG) return this.#near.annotate(text, options);
    return this.#worker().then((annotator) => annotator.annotate(text, options, watch));
  }

  /** The page's own annotator, built when first needed: before that the WebAssembly module may not be there. */
  get #near(): Annotator {
    this.#built ??= new Annotator(annotatorOptionsOf(this.#corrections));
    return this.#built;
  }

  /** `text` in another program's format. */
  async export(text: string, format: ExportFormat, options: ExportOptions): Promise<string> {
    if (text.length <= LONG) return this.#near.export(text, format, options);
    return (await this.#worker()).export(text, format, options);
  }

  /** The times in a short text; nothing relative is resolved. */
  timesIn(text: string): TimeExpression[] {
    return this.#near.annotate(text, { layers: ['time'] }).annotations as TimeExpression[];
  }

  /** Annotates with a reader's names and without the words that he denies from now on. */
  correct(corrections: Corrections): void {
    this.#corrections = corrections;
    this.#built?.free();
    this.#built = undefined;
    const far = this.#far;
    this.#far = undefined;
    void far?.then((annotator) => annotator.free(), () => undefined);
  }

  #worker(): Promise<WorkerAnnotator> {
    this.#far ??= createWorkerAnnotator(annotatorOptionsOf(this.#corrections), {
      worker: new Worker('dist/page-worker.js', { type: 'module' }),
      wasm: new URL(this.wasm, document.baseURI),
    })
      .then(async (annotator) => {
        await annotator.loadNames(new URL(this.names, document.baseURI));
        return annotator;
      })
      .catch((error: unknown) => {
        this.#far = undefined;
        throw error;
      });
    return this.#far;
  }
}
