import { Annotator as WasmAnnotator } from '../wasm/hashiya.js';
import { AnnotatedDocument, type DocumentOptions } from './document.js';
import { guarded } from './errors.js';
import type { ExportFormat, ExportOptions } from './export/formats.js';
import { assertReady } from './load/init.js';
import type { AnnotatedArticle, AnnotatorOptions, Options } from './types.js';

/** Marks up articles. Build it once; it keeps no state between articles. */
export class Annotator {
  readonly #wasm: WasmAnnotator;

  /**
   * @throws {OptionError} Where a name has no known kind, a pattern is no regular expression, or an option is not known; and
   *   where there are patterns, and the module that was loaded runs none.
   * @throws {NotReadyError} Before `init()` has finished.
   */
  constructor(options?: AnnotatorOptions) {
    assertReady();
    this.#wasm = guarded(() => new WasmAnnotator(options));
  }

  /**
   * Marks up one article. No text makes it fail: where nothing is found the lists are empty.
   *
   * A lone surrogate in `text` counts as U+FFFD, which leaves `utf16` offsets as they are.
   *
   * @param watch Told what share of the work is done, 0 to 1, in some hundred steps; for long texts in a worker.
   * @throws {OptionError} Where `options` are wrong.
   * @throws {TypeError} Where `text` is no string.
   */
  annotate(text: string, options?: Options, watch?: (share: number) => void): AnnotatedArticle {
    assertString(text);
    return guarded(() => this.#wasm.annotate(text, options, watch) as AnnotatedArticle);
  }

  /**
   * Marks up one article for painting only: rows of start, end, kind (index into {@link KINDS}) and index of the
   * annotation. Much faster than {@link annotate} for thousands of annotations.
   *
   * @throws {OptionError} Where `options` are wrong.
   * @throws {TypeError} Where `text` is no string.
   */
  annotateColumns(text: string, options?: Options): Uint32Array {
    assertString(text);
    return guarded(() => this.#wasm.annotateColumns(text, options));
  }

  /**
   * A document that is annotated while it is written: an edit costs the work of its paragraph.
   *
   * @throws {OptionError} Where `options` are wrong.
   * @throws {TypeError} Where `text` is no string.
   *
   * @example
   * const document = annotator.document('وصل الوزير إلى بغداد.', { date: '2020-08-18' });
   * const { start, end, annotations } = document.applyEdit(4, 10, 'السفير');
   */
  document(text: string, options?: DocumentOptions): AnnotatedDocument {
    assertString(text);
    return new AnnotatedDocument(guarded(() => this.#wasm.document(text, options)), text);
  }

  /**
   * Marks up one article and writes it in `format`: the very bytes that the command line writes.
   *
   * @throws {OptionError} Where the format is not known or `options` are wrong.
   * @throws {TypeError} Where `text` is no string.
   */
  export(text: string, format: ExportFormat, options?: ExportOptions): string {
    assertString(text);
    return guarded(() => this.#wasm.export(text, format, options));
  }

  /** Gives the memory back at once instead of at the next garbage collection; the annotator is of no use afterwards. */
  free(): void {
    this.#wasm.free();
  }
}

function assertString(text: unknown): asserts text is string {
  if (typeof text !== 'string') throw new TypeError(`annotate: the text is ${text === null ? 'null' : typeof text}, expected a string`);
}
