/**
 * Joins the page's modules and those of the package into few files: two round trips, not thirty. Then writes the service
 * worker with the list of all that the page is made of.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const WWW = import.meta.dirname;

const SETTINGS = {
  absWorkingDir: WWW,
  bundle: true,
  format: 'esm',
  target: ['chrome105', 'firefox149', 'safari17.2'],
  minify: true,
  sourcemap: true,
  logLevel: 'warning',
};

/** Into dist/; the paths of what has been written, without source maps. */
async function bundle(options) {
  const { metafile } = await build({
    ...SETTINGS,
    outdir: 'dist',
    metafile: true,
    // Node's reader of files is reached only where there is no browser; fonts lie beside the styles as they are.
    external: ['node:*', '*.woff2'],
    ...options,
  });
  return Object.keys(metafile.outputs).filter((path) => !path.endsWith('.map'));
}

const bundled = [
  // `page.js` marks the article up, with `page-chunk.js`, which it shares with `page-page.js`: all that surrounds the article,
  // asked for when the first annotation has been painted. The readers of files that few people drop come when they do.
  ...(await bundle({ entryPoints: { page: 'src/main.ts' }, splitting: true, chunkNames: 'page-[name]' })),
  ...(await bundle({ entryPoints: { 'page-styles': 'styles/index.css', 'page-worker': 'src/worker.ts' } })),
];

/** Where a file lies that the page asks for under `address`. */
const placeOf = (address) => (address.startsWith('pkg/') ? join(WWW, '..', address) : join(WWW, address));

const fonts = (await readdir(join(WWW, 'dist/fonts'))).filter((name) => name.endsWith('.woff2')).map((name) => `dist/fonts/${name}`);
const files = ['index.html', 'manifest.webmanifest', 'icon.svg', 'icon-192.png', 'icon-512.png', 'pkg/wasm/hashiya_bg.wasm', 'pkg/wasm/names.bin', ...bundled, ...fonts].sort();

const digest = createHash('sha256');
for (const file of files) digest.update(file).update(await readFile(placeOf(file)));

await build({
  ...SETTINGS,
  entryPoints: { sw: 'offline/sw.ts' },
  outdir: '.',
  format: 'iife',
  sourcemap: false,
  // The page is asked for by its folder as well as by its name.
  define: { FILES: JSON.stringify(['./', ...files]), VERSION: JSON.stringify(digest.digest('hex').slice(0, 16)) },
});
