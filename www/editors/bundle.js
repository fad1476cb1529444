/** Makes a page for each editor in `dist/`, from `hosts/` and one template. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { build } from 'esbuild';

import { OPTIONS } from './options.js';

const here = import.meta.dirname;
const common = { ...OPTIONS, absWorkingDir: here, minify: true, target: ['chrome105', 'firefox149', 'safari17.2'] };

const names = (await readdir(join(here, 'hosts'))).map((file) => file.replace(/\.js$/, ''));
const template = await readFile(join(here, 'src/page.html'), 'utf8');

await build({ ...common, entryPoints: { worker: 'src/worker.js' }, outdir: 'dist' });
await Promise.all(
  names.map(async (name) => {
    const contents = `import * as host from './hosts/${name}.js'; import { start } from './src/demo.js'; start(host);`;
    await build({ ...common, stdin: { contents, resolveDir: here }, outfile: join(here, `dist/${name}.js`) });
    const [, title = name] = /title = '([^']+)'/.exec(await readFile(join(here, `hosts/${name}.js`), 'utf8')) ?? [];
    await writeFile(join(here, `dist/${name}.html`), template.replaceAll('TITLE', title).replaceAll('NAME', name));
  }),
);
