/** The type of `import url from 'hashiya/hashiya.wasm'` in bundlers that answer with an address. */
declare const url: string;
export default url;
