/**
 * The package as its users have it: packed, installed, built by each bundler, and run in Chromium or Node. The pages are
 * served with the strictest policy that WebAssembly runs under. `cargo xtask test` installs the bundlers and says where
 * Chromium is.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { chromium } from '@playwright/test';

import { serve } from './serve.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const run = (folder, ...command) => promisify(execFile)(process.execPath, command, { cwd: here + folder });
const bin = (name) => `${here}node_modules/${name}`;

/** What the package needs of a Content-Security-Policy, and nothing else. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'";

/** What `use.js` gives where everything works: the names file knows the town, the core goes by the word before it. */
const CORE = ['place-after-head', 'day'];
const ALL = ['list:places', 'day'];

/** Each bundler: how it builds its project, and what is served afterwards. */
const BUNDLERS = {
  vite: () => run('vite', bin('vite/bin/vite.js'), 'build', '--base', './', '--logLevel', 'error'),
  webpack: () => run('webpack', bin('webpack/bin/webpack.js'), '--config', 'webpack.config.js').then(() => page('webpack')),
  rollup: () => run('rollup', bin('rollup/dist/bin/rollup'), '--config', '--silent').then(() => page('rollup')),
  esbuild: () => run('esbuild', 'build.js').then(() => page('esbuild')),
  parcel: () => run('parcel', bin('parcel/lib/bin.js'), 'build', 'index.html', '--dist-dir', 'dist', '--public-url', './', '--no-cache', '--log-level', 'error'),
};

const page = (project) => copyFile(`${here + project}/index.html`, `${here + project}/dist/index.html`);

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.HASHIYA_CHROMIUM, args: ['--no-sandbox'] });
});
after(() => browser.close());

/** Opens the page in `folder` and gives what it reports. */
async function outcome(folder, { policy = POLICY, path = 'index.html' } = {}) {
  const html = await readFile(`${here + folder}/${path}`, 'utf8');
  const server = await serve(here + folder, { 'content-security-policy': withImportMap(policy, html) });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(server.url + path);
    const reported = await page.waitForFunction(() => document.documentElement.dataset.outcome, undefined, { timeout: 120_000 });
    return JSON.parse(await reported.jsonValue());
  } finally {
    await context.close();
    await server.close();
  }
}

/** The policy, with the hash of the import map where the page has one (Parcel writes one): it can only stand in the page. */
function withImportMap(policy, html) {
  const map = /<script type="?importmap"?>(.*?)<\/script>/s.exec(html)?.[1];
  if (map === undefined) return policy;
  return policy.replace("script-src 'self'", `script-src 'self' 'sha256-${createHash('sha256').update(map).digest('base64')}'`);
}

for (const [bundler, build] of Object.entries(BUNDLERS)) {
  test(`${bundler}: built, and run under a strict policy`, async () => {
    await build();
    const { core, all, worker } = await outcome(`${bundler}/dist`);
    // The entry `inline` has all inside from the start.
    const expected = bundler === 'rollup' ? { core: ALL, all: ALL, worker: null } : { core: CORE, all: ALL, worker: ALL };
    assert.deepEqual({ core, all, worker }, expected);
  });
}

test('Vite: the element marks up what it holds', async () => {
  const { element, painted } = await outcome('vite/dist');
  assert.deepEqual(element, ['entity', 'time', 'quote']);
  assert.ok(painted.includes('hashiya-quote'));
});

test('Vite: served for development', async () => {
  const { createServer } = await import('vite');
  const server = await createServer({ root: `${here}vite`, configFile: `${here}vite/vite.config.js`, logLevel: 'error', server: { port: 0, host: '127.0.0.1', hmr: false } });
  const context = await browser.newContext();
  try {
    await server.listen();
    const page = await context.newPage();
    await page.goto(server.resolvedUrls.local[0]);
    const reported = await page.waitForFunction(() => document.documentElement.dataset.outcome, undefined, { timeout: 120_000 });
    assert.deepEqual(JSON.parse(await reported.jsonValue()).worker, ALL);
  } finally {
    await context.close();
    await server.close();
  }
});

test('a page without a bundler: an import map', async () => {
  assert.deepEqual(await outcome('.', { path: 'import-map/index.html' }), { core: CORE, all: ALL, worker: ALL });
});

test('a worker of the page’s own', async () => {
  assert.deepEqual(await outcome('.', { path: 'worker/index.html' }), { core: CORE, all: ALL, worker: null });
});

test('Node', async () => {
  const { stdout } = await run('node', 'main.js');
  assert.deepEqual(JSON.parse(stdout), { core: CORE, all: ALL, worker: null });
});

test('a policy that forbids WebAssembly is named, with the way out', async () => {
  const { error, problem } = await outcome('vite/dist', { policy: POLICY.replace(" 'wasm-unsafe-eval'", '') });
  assert.equal(problem, 'csp');
  assert.match(error, /WasmLoadError: .*add 'wasm-unsafe-eval' to script-src/);
});

test('a policy that forbids to fetch is told from the others, with the way out', async () => {
  const { error, problem } = await outcome('vite/dist', { policy: POLICY.replace("connect-src 'self'", "connect-src 'none'") });
  assert.equal(problem, 'network');
  assert.match(error, /WasmLoadError: .*connect-src/);
});
