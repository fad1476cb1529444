/** The WebAssembly module in base64; the build writes it. */
export declare const WASM: string;
