/** The WebAssembly module in base64; the build writes it. */
export declare const WASM: string;

/** The names file in base64; the build writes it. */
export declare const NAMES: string;
