import initGlue, { initSync } from '../wasm/hashiya.js';
import { NotReadyError, WasmLoadError, type WasmLoadProblem } from './errors.js';

/** Where the WebAssembly module comes from. */
export type WasmSource = URL | string | Response | ArrayBuffer | ArrayBufferView<ArrayBuffer> | WebAssembly.Module;

/** What has still to be compiled. */
type Bytes = URL | string | Response | ArrayBuffer | ArrayBufferView<ArrayBuffer>;

let ready = false;
let loading: Promise<void> | undefined;

/**
 * Loads the WebAssembly module; every call after a successful one answers at once.
 *
 * @param source Default: `hashiya_bg.wasm` next to the package, which browsers, Vite, webpack and Parcel find by
 *   themselves, and which Node reads from the disk.
 * @throws {WasmLoadError} Says whether it was the security policy, the media type or the network, and how to mend it. A
 *   later call may try again.
 *
 * @example
 * import { init, Annotator } from 'hashiya';
 * await init();
 * const { annotations } = new Annotator().annotate('قال الوزير: «نحن جاهزون».', { date: '2020-08-18' });
 */
export function init(source?: WasmSource | Promise<Response>): Promise<void> {
  loading ??= load(source).then(
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

async function load(given?: WasmSource | Promise<Response>): Promise<void> {
  if (typeof WebAssembly === 'undefined') throw new WasmLoadError('unsupported', 'its WebAssembly module');
  // Bundlers look for exactly this expression to copy the file.
  const source = (await given) ?? new URL('../wasm/hashiya_bg.wasm', import.meta.url);
  if (isModule(source)) {
    initSync({ module: source });
    return;
  }
  const { code, name } = await codeOf(source as Bytes);
  try {
    await initGlue({ module_or_path: code });
  } catch (cause) {
    throw refusal(cause, name);
  }
}

function refusal(cause: unknown, name: string): WasmLoadError {
  return new WasmLoadError(isPolicy(cause) ? 'csp' : 'invalid', name, { cause });
}

/** TypeScript takes `instanceof WebAssembly.Module` to hold for everything: the interface has no members. */
function isModule(source: WasmSource): source is WebAssembly.Module {
  return source instanceof WebAssembly.Module;
}

async function codeOf(source: Bytes): Promise<{ code: BufferSource | WebAssembly.Module; name: string }> {
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return { code: source, name: 'the bytes given to init()' };
  if (source instanceof Response) return answered(source, source.url || 'the response given to init()');
  const url = source instanceof URL ? source : new URL(source, globalThis.document?.baseURI ?? globalThis.location?.href);
  if (url.protocol === 'file:') return { code: await fromDisk(url), name: url.href };
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new WasmLoadError('network', url.href, { cause });
  }
  return answered(response, url.href);
}

/** Compiles while the answer arrives where the server names its type; else reads it whole and looks what it is. */
async function answered(response: Response, name: string): Promise<{ code: BufferSource | WebAssembly.Module; name: string }> {
  const fail = (problem: WasmLoadProblem, cause?: unknown) => new WasmLoadError(problem, name, { cause });
  if (!response.ok) throw fail(response.status === 404 ? 'not-found' : 'network', `${response.status} ${response.statusText}`);
  const type = response.headers.get('content-type');
  if (type === 'application/wasm') {
    try {
      return { code: await WebAssembly.compileStreaming(response), name };
    } catch (cause) {
      if (!(cause instanceof WebAssembly.CompileError)) throw fail('network', cause);
      // Every engine names the first four bytes where they are wrong or missing.
      throw /magic|expected 4 bytes|\\0asm/i.test(cause.message) ? fail('media-type', cause) : refusal(cause, name);
    }
  }
  const bytes = await response.arrayBuffer().catch((cause: unknown) => {
    throw fail('network', cause);
  });
  const magic = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  if (String.fromCharCode(...magic) !== '\0asm') throw fail('media-type', type);
  return { code: bytes, name };
}

/** Node's `fetch` reads no files. The name is kept from bundlers, which would look for it in a browser. */
async function fromDisk(url: URL): Promise<ArrayBuffer> {
  try {
    const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ 'node:fs/promises');
    return new Uint8Array(await readFile(url)).buffer;
  } catch (cause) {
    throw new WasmLoadError('not-found', url.href, { cause });
  }
}

/** Chromium, Firefox and Safari each word it in their own way; all name the policy or the directive. */
function isPolicy(error: unknown): boolean {
  return error instanceof WebAssembly.CompileError && /content.security.policy|unsafe-eval|\bcsp\b/i.test(error.message);
}
