/** The type of `import url from 'hashiya/hashiya.wasm'` and of `hashiya/names.bin` in bundlers that answer with an address. */
declare const url: string;
export default url;
