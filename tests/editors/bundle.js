/** Bundles the harness once for each editor. `node tests/editors/bundle.js [NAME…]` */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { build } from 'esbuild';

import { FOLDER, HOSTS } from './hosts.js';

const here = import.meta.dirname;
const names = process.argv.slice(2);

const common = {
  bundle: true,
  format: 'esm',
  target: 'chrome120',
  conditions: ['production', 'browser'],
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.woff2': 'dataurl', '.svg': 'dataurl', '.png': 'dataurl' },
  nodePaths: [join(here, '../../node_modules')],
  external: ['node:*'],
  logLevel: 'warning',
};

await build({ ...common, stdin: { contents: "import 'hashiya/worker/thread';", resolveDir: FOLDER }, outfile: join(here, 'dist/worker.js') });
await Promise.all(
  (names.length > 0 ? names : HOSTS).map(async (name) => {
    await build({
      stdin: {
        contents: `import * as host from './${name}.js'; import { start } from '${join(here, 'harness.js')}'; export const ready = start(host);`,
        resolveDir: FOLDER,
      },
      outfile: join(here, `dist/${name}.js`),
      ...common,
    });
    // The page asks for both.
    const styles = join(here, `dist/${name}.css`);
    if (!existsSync(styles)) await writeFile(styles, '');
  }),
);
