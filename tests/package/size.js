/**
 * Weighs what a reader loads, as a server sends it: brotli at its highest level. Prints a table; with `--check`, fails
 * where a part is larger than its budget, so that the table says what grew.
 */
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

import { build } from 'esbuild';

/** Thousands of bytes, brotli. What the design asks is in the lines of the sums; the parts leave them some room to move. */
const BUDGETS = {
  'WebAssembly module': 342.5,
  JavaScript: 7.5,
  'first load: both': 350,
  'names file': 500,
  'all': 1000,
  // In the place of the first, for those who ask for it.
  'module with patterns': 450,
};

const root = new URL('../../', import.meta.url);
const { params } = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } };

function weigh(bytes) {
  return { raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
}

const read = (path) => weigh(readFileSync(new URL(path, root)));
const sum = (...parts) => ({ raw: parts.reduce((all, { raw }) => all + raw, 0), brotli: parts.reduce((all, { brotli }) => all + brotli, 0) });

/** The entry `.` as a bundler ships it. */
const { outputFiles } = await build({
  entryPoints: [new URL('pkg/dist/index.js', root).pathname],
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  external: ['node:*'],
});

const module = read('pkg/wasm/hashiya_bg.wasm');
const script = weigh(outputFiles[0].contents);
const names = read('pkg/wasm/names.bin');
const parts = {
  'WebAssembly module': module,
  JavaScript: script,
  'first load: both': sum(module, script),
  'names file': names,
  all: sum(module, script, names),
  'module with patterns': read('pkg/wasm/hashiya_patterns_bg.wasm'),
};

const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
console.log(`${''.padEnd(20)}  raw KB    brotli  budget`);
const over = [];
for (const [name, { raw, brotli }] of Object.entries(parts)) {
  const budget = BUDGETS[name];
  const excess = brotli - budget * 1000;
  if (excess > 0) over.push(`${name} is ${kb(excess).trim()} KB over its budget of ${budget} KB brotli`);
  console.log(`${name.padEnd(20)}${kb(raw)}  ${kb(brotli)}  ${String(budget).padStart(6)}${excess > 0 ? '  ← over' : ''}`);
}
if (process.argv.includes('--check') && over.length > 0) {
  console.error(`${over.join('\n')}\nLook for what grew since the last commit; raise a budget in tests/package/size.js only where the design allows it.`);
  process.exitCode = 1;
}
