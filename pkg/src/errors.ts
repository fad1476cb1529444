/** Why a file could not be loaded. */
export type LoadProblem = 'csp' | 'media-type' | 'not-found' | 'network' | 'integrity' | 'invalid' | 'unsupported';

/** What to do about each problem. */
type Remedies = Record<LoadProblem, string>;

const FETCHING = {
  'not-found': 'the server has no such file: your bundler may not have copied it; pass its address',
  network: 'the file could not be fetched: check the address and the connection, and that connect-src of the Content-Security-Policy allows it',
  integrity: 'its bytes are not those of the integrity given: take both from the same version of hashiya, and let no proxy change the file',
};

const WASM: Remedies = {
  ...FETCHING,
  csp: "the page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src",
  'media-type': 'the server answered with something that is not WebAssembly: serve the file as application/wasm at this address',
  invalid: 'the bytes are not the WebAssembly module of this version of hashiya: rebuild, or clear the cache',
  unsupported: 'this environment has no WebAssembly',
};

const NAMES: Remedies = {
  ...FETCHING,
  csp: "the page's Content-Security-Policy forbids fetching it: add its origin to connect-src",
  'media-type': 'the server answered with a page, not with the file: check the address',
  invalid: 'the bytes are not the names file of this version of hashiya',
  unsupported: 'this environment can load no files',
};

/** A file could not be loaded; `problem` says why and the message how to mend it. */
export abstract class LoadError extends Error {
  protected constructor(
    /** What went wrong. */
    readonly problem: LoadProblem,
    /** Where the file was looked for. */
    readonly source: string,
    remedy: string,
    options?: ErrorOptions,
  ) {
    super(`Hashiya could not load ${source}: ${remedy}`, options);
  }
}

/** The WebAssembly module could not be loaded. */
export class WasmLoadError extends LoadError {
  override readonly name = 'WasmLoadError';

  constructor(problem: LoadProblem, source: string, options?: ErrorOptions) {
    super(problem, source, WASM[problem], options);
  }
}

/** The names file could not be loaded. What was found without it goes on being found. */
export class NamesLoadError extends LoadError {
  override readonly name = 'NamesLoadError';

  constructor(problem: LoadProblem, source: string, options?: ErrorOptions) {
    super(problem, source, NAMES[problem], options);
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
