/**
 * Puts the package, as npm would publish it, into `node_modules` here: packed, then unpacked. It has no dependencies, so
 * that is all that an installation does.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const target = `${here}node_modules/hashiya`;
const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32' };

const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', here], { ...options, cwd: fileURLToPath(new URL('../../../pkg/', import.meta.url)) });
const tarball = here + JSON.parse(packed)[0].filename;
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', target], options);
rmSync(tarball);
