/**
 * Makes `build/` and the compiled translations from the sources: `node integrations/wordpress/bundle.js`. With a folder, the
 * plugin is put there as it is installed.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { build } from 'esbuild';

import { compile, readPo } from './translations.js';

const here = import.meta.dirname;
const common = { absWorkingDir: here, outdir: 'build', bundle: true, minify: true, target: ['chrome105', 'firefox149', 'safari17.2'], external: ['node:*'], logLevel: 'warning' };

await build({ ...common, entryPoints: { editor: 'src/editor.js' }, format: 'iife', logOverride: { 'empty-import-meta': 'silent' } });
await build({ ...common, entryPoints: { worker: 'src/worker.js', editor: 'src/editor.css' }, format: 'esm' });
await cp(join(here, '../../pkg/wasm/hashiya_bg.wasm'), join(here, 'build/hashiya.wasm'));
await cp(join(here, '../../pkg/wasm/names.bin'), join(here, 'build/names.bin'));
await compile(readPo(await readFile(join(here, 'languages/hashiya-ar.po'), 'utf8')), join(here, 'languages'), 'ar');

const [folder] = process.argv.slice(2);
if (folder) {
  await mkdir(folder, { recursive: true });
  for (const part of ['hashiya.php', 'uninstall.php', 'readme.txt', 'license.txt', 'includes', 'languages', 'build']) await cp(join(here, part), join(folder, part), { recursive: true });
  await writeFile(join(folder, 'languages/index.php'), '<?php // Silence is golden.\n');
}
