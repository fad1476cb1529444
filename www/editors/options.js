/** How esbuild joins an editor's modules into one file; the demonstrations and the tests do it alike. */
export const OPTIONS = {
  bundle: true,
  format: 'esm',
  conditions: ['production', 'browser'],
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.woff2': 'dataurl', '.svg': 'dataurl', '.png': 'dataurl' },
  // WordPress would fetch the second when a picture is uploaded; the fonts are the page's.
  external: ['node:*', '@wordpress/vips/*', '../../dist/fonts/*'],
  logLevel: 'warning',
};
