import initGlue, { initSync } from '../../wasm/hashiya.js';
import { NotReadyError, OptionError, WasmLoadError, type LoadProblem } from '../errors.js';
import type { AnnotatorOptions } from '../types.js';
import { bodyOf, find, optionsOf, type FileSource, type LoadOptions } from './source.js';

/** Where the WebAssembly module comes from. */
export type WasmSource = FileSource | WebAssembly.Module;

/** Which WebAssembly module is loaded, and from where. */
export interface InitOptions extends LoadOptions<WasmSource> {
  /**
   * Load the module that runs regular expressions, for annotators with `patterns`. It is `hashiya_patterns_bg.wasm` beside the
   * other one and a fourth larger; with a `source` of your own, that is what counts.
   */
  patterns?: boolean | undefined;
}

let ready = false;
let loading: Promise<void> | undefined;
/** Whether what is loaded or being loaded is known to run no regular expressions. */
let lacksPatterns = false;

/**
 * Loads the WebAssembly module; every call after a successful one answers at once. `loadNames` then adds the large lists
 * of names and the entity model, before or after the first annotation.
 *
 * @param source Default: `hashiya_bg.wasm` in the package, which browsers, Vite, webpack and Parcel find by themselves,
 *   and which Node reads from the disk. With its hash: `{ integrity }` or `{ source, integrity }`.
 * @throws {WasmLoadError} Says whether it was the security policy, the media type or the network, and how to mend it. A
 *   later call may try again.
 * @throws {OptionError} Where `patterns` are asked for after the module without them has been.
 *
 * @example
 * import { init, Annotator } from 'hashiya';
 * await init();
 * const { annotations } = new Annotator().annotate('قال الوزير: «نحن جاهزون».', { date: '2020-08-18' });
 */
export function init(source?: WasmSource | Promise<Response> | InitOptions): Promise<void> {
  const options: InitOptions = optionsOf<WasmSource>(source);
  if (loading === undefined) lacksPatterns = options.source === undefined && !options.patterns;
  else if (options.patterns && lacksPatterns) {
    return Promise.reject(new OptionError('init: the module without patterns is loaded already: ask for them in the first call, init({ patterns: true })'));
  }
  loading ??= load(options).then(
    () => {
      ready = true;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** Whether an annotator needs the module that runs regular expressions. */
export function needsPatterns(options: AnnotatorOptions | undefined): boolean {
  return (options?.patterns?.length ?? 0) > 0;
}

/** @throws {NotReadyError} Before {@link init} has finished. */
export function assertReady(): void {
  if (!ready) throw new NotReadyError();
}

/** @throws {NotReadyError} Where {@link init} has not been called; what `init` throws, where it fails. */
export async function whenReady(): Promise<void> {
  if (loading === undefined) throw new NotReadyError();
  await loading;
}

async function load({ source: given, integrity, patterns }: InitOptions): Promise<void> {
  if (typeof WebAssembly === 'undefined') throw new WasmLoadError('unsupported', 'its WebAssembly module');
  const source = (await given) ?? defaultSource(patterns);
  if (isModule(source)) {
    initSync({ module: source });
    return;
  }
  const found = await find(source as FileSource, integrity, WasmLoadError);
  const code = 'bytes' in found ? found.bytes : await compiled(found.response, found.name);
  try {
    await initGlue({ module_or_path: code });
  } catch (cause) {
    throw refusal(cause, found.name);
  }
}

/** Bundlers look for exactly these expressions to copy the files; only the one that is asked for is ever fetched. */
function defaultSource(patterns = false): URL {
  return patterns ? new URL('../../wasm/hashiya_patterns_bg.wasm', import.meta.url) : new URL('../../wasm/hashiya_bg.wasm', import.meta.url);
}

function refusal(cause: unknown, name: string): WasmLoadError {
  return new WasmLoadError(isPolicy(cause) ? 'csp' : 'invalid', name, { cause });
}

/** TypeScript takes `instanceof WebAssembly.Module` to hold for everything: the interface has no members. */
function isModule(source: WasmSource): source is WebAssembly.Module {
  return source instanceof WebAssembly.Module;
}

/** Compiles while the answer arrives where the server names its type; else reads it whole and looks what it is. */
async function compiled(response: Response, name: string): Promise<BufferSource | WebAssembly.Module> {
  const fail = (problem: LoadProblem, cause?: unknown) => new WasmLoadError(problem, name, { cause });
  const type = response.headers.get('content-type');
  if (type === 'application/wasm') {
    try {
      return await WebAssembly.compileStreaming(response);
    } catch (cause) {
      if (!(cause instanceof WebAssembly.CompileError)) throw fail('network', cause);
      // Every engine names the first four bytes where they are wrong or missing.
      throw /magic|expected 4 bytes|\\0asm/i.test(cause.message) ? fail('media-type', cause) : refusal(cause, name);
    }
  }
  const bytes = await bodyOf(response, name, WasmLoadError);
  const magic = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  if (String.fromCharCode(...magic) !== '\0asm') throw fail('media-type', type);
  return bytes;
}

/** Chromium, Firefox and Safari each word it in their own way; all name the policy or the directive. */
function isPolicy(error: unknown): boolean {
  return error instanceof WebAssembly.CompileError && /content.security.policy|unsafe-eval|\bcsp\b/i.test(error.message);
}
