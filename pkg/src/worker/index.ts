/**
 * The annotator in a thread of its own, for texts so long that a page would stand still.
 *
 * @module
 */
import type { ColumnsChange, DocumentChange, DocumentOptions } from '../document.js';
import { EditedText } from '../edit.js';
import { NamesLoadError, OptionError, WasmLoadError, type LoadProblem } from '../errors.js';
import type { ExportFormat, ExportOptions } from '../export/formats.js';
import type { AnnotatedArticle, Annotation, AnnotatorOptions, Options } from '../types.js';
import type { Answer, DocumentMethod, Notice, Request } from './messages.js';
import { join } from './parts.js';

/** An `Annotator` whose answers come from a worker. */
export interface WorkerAnnotator {
  /**
   * As `Annotator.annotate`. A long answer arrives in parts, so that unpacking it holds nothing up.
   *
   * @param watch Told what share of the work is done, 0 to 1.
   */
  annotate(text: string, options?: Options, watch?: (share: number) => void): Promise<AnnotatedArticle>;
  /** As `Annotator.annotateColumns`. */
  annotateColumns(text: string, options?: Options): Promise<Uint32Array>;
  /** As `Annotator.export`. */
  export(text: string, format: ExportFormat, options?: ExportOptions): Promise<string>;
  /** As `loadNames`, in the worker: what was asked before is annotated without them. */
  loadNames(source?: URL | string | ArrayBuffer): Promise<void>;
  /** As `Annotator.document`; edits are applied in the order in which they are given. */
  document(text: string, options?: DocumentOptions): Promise<WorkerDocument>;
  /** Ends the worker; what it has not answered yet is rejected. */
  free(): void;
}

/** An `AnnotatedDocument` that lives in a worker. */
export interface WorkerDocument {
  /** The text with all edits that were given so far, answered or not. */
  readonly text: string;
  /** As `AnnotatedDocument.applyEdit`. The next edit may be given before this one is answered. */
  applyEdit(from: number, to: number, insert: string): Promise<DocumentChange>;
  /** As `AnnotatedDocument.applyEditColumns`. The next edit may be given before this one is answered. */
  applyEditColumns(from: number, to: number, insert: string): Promise<ColumnsChange>;
  /** As `AnnotatedDocument.article`. */
  article(): Promise<AnnotatedArticle>;
  /** As `AnnotatedDocument.columns`. */
  columns(): Promise<Uint32Array>;
  /** As `AnnotatedDocument.annotationsIn`. */
  annotationsIn(start: number, end: number): Promise<Annotation[]>;
  /** Gives the document's memory back; it is of no use afterwards. */
  free(): void;
}

/** Where the worker and its WebAssembly module come from. Vite, webpack and Parcel find both by themselves. */
export interface WorkerSource {
  /** A new worker that runs `hashiya/worker/thread.js`, for bundlers that do not find it. */
  worker?: Worker;
  /**
   * The module's address, or the compiled module, which the worker then shares. Default: the one in the package, which runs
   * regular expressions where the options have `patterns`.
   */
  wasm?: URL | string | WebAssembly.Module;
}

/** Told what share of the work is done, 0 to 1. */
type Watch = (share: number) => void;

/** One who waits for an answer. */
interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  watch: Watch | undefined;
  /** What has arrived of an article that comes in parts. */
  begun?: AnnotatedArticle;
}

/**
 * Starts a worker and builds an annotator in it.
 *
 * @throws {WasmLoadError} As `init`, and where the worker's own script cannot be loaded.
 * @throws {OptionError} Where `options` are wrong.
 */
export async function createWorkerAnnotator(options?: AnnotatorOptions, source: WorkerSource = {}): Promise<WorkerAnnotator> {
  const worker = source.worker ?? new Worker(new URL('./thread.js', import.meta.url), { type: 'module' });
  const wasm = source.wasm instanceof URL ? source.wasm.href : source.wasm;
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let lastDocument = 0;

  const askWatched = <T>(watch: Watch | undefined, method: Request['method'], ...given: unknown[]): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, watch });
      worker.postMessage({ id, method, arguments: given } as Request);
    });
  const ask = <T>(method: Request['method'], ...given: unknown[]): Promise<T> => askWatched(undefined, method, ...given);
  const end = (error: Error): void => {
    worker.terminate();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  worker.addEventListener('message', ({ data }: MessageEvent<Answer | Notice>) => {
    const asked = waiting.get(data.id);
    if (!asked) return;
    if ('share' in data) return asked.watch?.(data.share);
    if ('part' in data) {
      if (asked.begun) join(asked.begun, data.part);
      else asked.begun = data.part;
      return;
    }
    waiting.delete(data.id);
    if ('error' in data) return asked.reject(errorOf(data.error));
    if (!asked.begun) return asked.resolve(data.value);
    join(asked.begun, data.value as AnnotatedArticle);
    asked.resolve(asked.begun);
  });
  worker.addEventListener('error', ({ message }) => end(new WasmLoadError('network', 'its worker', { cause: message })));

  try {
    await ask('open', options, wasm);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return {
    annotate: (text, given, watch) => askWatched(watch, 'annotate', text, given, watch !== undefined),
    annotateColumns: (text, given) => ask('annotateColumns', text, given),
    export: (text, format, given) => ask('export', text, format, given),
    loadNames: (names) => ask('loadNames', names instanceof URL ? names.href : names),
    document: async (text, given) => {
      const number = ++lastDocument;
      await ask('openDocument', number, text, given);
      return workerDocument(text, (method, ...rest) => ask(method, number, ...rest));
    },
    free: () => end(new DOMException('the worker has been ended', 'AbortError')),
  };
}

function workerDocument(text: string, ask: <T>(method: DocumentMethod, ...given: unknown[]) => Promise<T>): WorkerDocument {
  const edited = new EditedText(text);
  return {
    get text() {
      return edited.text;
    },
    async applyEdit(from, to, insert) {
      edited.apply({ from, to, insert });
      return ask('applyEdit', from, to, insert);
    },
    async applyEditColumns(from, to, insert) {
      edited.apply({ from, to, insert });
      return ask('applyEditColumns', from, to, insert);
    },
    article: () => ask('article'),
    columns: () => ask('columns'),
    annotationsIn: (start, end) => ask('annotationsIn', start, end),
    free: () => void ask('free').catch(() => undefined),
  };
}

function errorOf({ name, message, problem, source }: Extract<Answer, { error: unknown }>['error']): Error {
  if (name === 'WasmLoadError') return new WasmLoadError(problem as LoadProblem, source ?? 'its WebAssembly module');
  if (name === 'NamesLoadError') return new NamesLoadError(problem as LoadProblem, source ?? 'its names file');
  if (name === 'OptionError') return new OptionError(message);
  if (name === 'RangeError') return new RangeError(message);
  return name === 'TypeError' ? new TypeError(message) : new Error(message);
}
