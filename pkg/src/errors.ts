/** Why the WebAssembly module could not be loaded. */
export type WasmLoadProblem = 'csp' | 'media-type' | 'not-found' | 'network' | 'invalid' | 'unsupported';

/** What to do about each problem. */
const REMEDIES: Record<WasmLoadProblem, string> = {
  csp: "the page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src",
  'media-type': 'the server answered with something that is not WebAssembly: serve the file as application/wasm at this address',
  'not-found': 'the server has no such file: your bundler may not have copied it; pass its address to init()',
  network: 'the file could not be fetched: check the address and the connection, and that connect-src of the Content-Security-Policy allows it',
  invalid: 'the bytes are not the WebAssembly module of this version of hashiya: rebuild, or clear the cache',
  unsupported: 'this environment has no WebAssembly',
};

/** The WebAssembly module could not be loaded; `problem` says why and the message how to mend it. */
export class WasmLoadError extends Error {
  override readonly name = 'WasmLoadError';

  constructor(
    /** What went wrong. */
    readonly problem: WasmLoadProblem,
    /** Where the module was looked for. */
    readonly source: string,
    options?: ErrorOptions,
  ) {
    super(`Hashiya could not load ${source}: ${REMEDIES[problem]}`, options);
  }
}

/** An option is wrong; the message names it and says what to write. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/** Something was called before `init()` had finished. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';

  constructor() {
    super('Hashiya is not ready: await init() first');
  }
}

/** Runs what calls the core. Its only errors of no class of their own are about options. */
export function guarded<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error && error.constructor === Error) throw new OptionError(error.message, { cause: error });
    throw error;
  }
}
