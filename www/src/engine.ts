import { Annotator, type AnnotatedArticle, type Options } from 'hashiya';
import type { ExportFormat, ExportOptions } from 'hashiya/export';
import { createWorkerAnnotator, type WorkerAnnotator } from 'hashiya/worker';

/** Characters up to which the page annotates by itself, in a few milliseconds; longer texts go to the worker. */
const SHORT = 20_000;

/** Annotates where it disturbs least: short texts at once, long ones in a worker that starts with the first of them. */
export class Engine {
  readonly #near = new Annotator();
  #far: Promise<WorkerAnnotator> | undefined;

  constructor(
    /** The WebAssembly module's address. */
    readonly wasm: string,
    /** The names file's address. */
    readonly names: string,
  ) {}

  /** What is found in `text`; at once where it is short. */
  annotate(text: string, options: Options): AnnotatedArticle | Promise<AnnotatedArticle> {
    if (text.length <= SHORT) return this.#near.annotate(text, options);
    return this.#worker().then((annotator) => annotator.annotate(text, options));
  }

  /** `text` in another program's format. */
  async export(text: string, format: ExportFormat, options: ExportOptions): Promise<string> {
    if (text.length <= SHORT) return this.#near.export(text, format, options);
    return (await this.#worker()).export(text, format, options);
  }

  #worker(): Promise<WorkerAnnotator> {
    this.#far ??= createWorkerAnnotator({}, {
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
