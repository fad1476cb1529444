/** Joins the page's modules and those of the package into one file each of script and styles: one round trip, not thirty. */
import { build } from 'esbuild';

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: { page: 'src/main.ts', 'page-styles': 'styles/index.css', 'page-worker': 'src/worker.ts' },
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  target: ['chrome105', 'firefox149', 'safari17.2'],
  minify: true,
  sourcemap: true,
  // Node's reader of files is reached only where there is no browser; fonts lie beside the styles as they are.
  external: ['node:*', '*.woff2'],
  logLevel: 'warning',
});
