import initGlue, { initSync } from '../../wasm/hashiya.js';
import { NotReadyError, WasmLoadError, type LoadProblem } from '../errors.js';
import { bodyOf, find, optionsOf, type FileSource, type LoadOptions } from './source.js';

/** Where the WebAssembly module comes from. */
export type WasmSource = FileSource | WebAssembly.Module;

let ready = false;
let loading: Promise<void> | undefined;

/**
 * Loads the WebAssembly module; every call after a successful one answers at once. `loadNames` then adds the large lists
 * of names and the entity model, before or after the first annotation.
 *
 * @param source Default: `hashiya_bg.wasm` in the package, which browsers, Vite, webpack and Parcel find by themselves,
 *   and which Node reads from the disk. With its hash: `{ integrity }` or `{ source, integrity }`.
 * @throws {WasmLoadError} Says whether it was the security policy, the media type or the network, and how to mend it. A
 *   later call may try again.
 *
 * @example
 * import { init, Annotator } from 'hashiya';
 * await init();
 * const { annotations } = new Annotator().annotate('قال الوزير: «نحن جاهزون».', { date: '2020-08-18' });
 */
export function init(source?: WasmSource | Promise<Response> | LoadOptions<WasmSource>): Promise<void> {
  loading ??= load(optionsOf<WasmSource>(source)).then(
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

/** @throws {NotReadyError} Before {@link init} has finished. */
export function assertReady(): void {
  if (!ready) throw new NotReadyError();
}

/** @throws {NotReadyError} Where {@link init} has not been called; what `init` throws, where it fails. */
export async function whenReady(): Promise<void> {
  if (loading === undefined) throw new NotReadyError();
  await loading;
}

async function load({ source: given, integrity }: LoadOptions<WasmSource>): Promise<void> {
  if (typeof WebAssembly === 'undefined') throw new WasmLoadError('unsupported', 'its WebAssembly module');
  // Bundlers look for exactly this expression to copy the file.
  const source = (await given) ?? new URL('../../wasm/hashiya_bg.wasm', import.meta.url);
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
