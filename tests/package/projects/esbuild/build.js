/** esbuild copies no file that a script names by its address: they are copied here, and `main.js` says where they are. */
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: { main: 'main.js', thread: 'hashiya/worker/thread' },
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'esm',
  external: ['node:*'],
});
for (const file of ['hashiya.wasm', 'names.bin']) {
  copyFileSync(fileURLToPath(import.meta.resolve(`hashiya/${file}`)), `${import.meta.dirname}/dist/${file}`);
}
