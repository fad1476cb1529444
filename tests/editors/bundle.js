/** Bundles the page of each editor, and of each plugin. `node tests/editors/bundle.js [NAME…]` */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { build } from 'esbuild';

import { OPTIONS } from '../../www/editors/options.js';
import { FOLDER, HOSTS, PLUGINS } from './hosts.js';

const here = import.meta.dirname;
const common = { ...OPTIONS, target: 'chrome120', nodePaths: [join(here, '../../node_modules'), join(FOLDER, '../node_modules')] };

/** The pages by name: what each mounts, and what runs around it. */
const PAGES = new Map([
  ...HOSTS.map((name) => [name, [join(FOLDER, name), join(here, 'harness')]]),
  ...PLUGINS.map((name) => [`plugin-${name}`, [join(here, 'plugins', name), join(here, 'plugins/page')]]),
]);

const names = process.argv.slice(2);
await build({ ...common, stdin: { contents: "import 'hashiya/worker/thread';", resolveDir: here }, outfile: join(here, 'dist/worker.js') });
await Promise.all(
  (names.length > 0 ? names : [...PAGES.keys()]).map(async (name) => {
    const [host, around] = PAGES.get(name);
    const contents = `import * as host from '${host}.js'; import { start } from '${around}.js'; export const ready = start(host);`;
    await build({ ...common, stdin: { contents, resolveDir: here }, outfile: join(here, `dist/${name}.js`) });
    // The page asks for both.
    const styles = join(here, `dist/${name}.css`);
    if (!existsSync(styles)) await writeFile(styles, '');
  }),
);
