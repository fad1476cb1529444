/** Loading: every kind of source, every kind of failure. Each test loads the package anew, as a process of its own would. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { integrity, loading, served } from './loading.js';

const { load, bytes: wasm } = await loading('init', 'hashiya/hashiya.wasm');

const SOURCES = {
  'nothing: the file next to the package': () => undefined,
  'an ArrayBuffer': (_, bytes) => new Uint8Array(bytes).buffer,
  'a view of bytes': (_, bytes) => new Uint8Array(bytes),
  'a compiled module': (_, bytes) => new WebAssembly.Module(bytes),
  'a Response': (_, bytes) => new Response(bytes, { headers: { 'content-type': 'application/wasm' } }),
  'a promise of a Response': async (_, bytes) => new Response(bytes),
  'a file address': (address) => new URL(address),
  'the file next to the package, with its hash': `() => ({ integrity: '${integrity['hashiya.wasm']}' })`,
  'bytes, with their hash': `(_, bytes) => ({ source: new Uint8Array(bytes), integrity: '${integrity['hashiya.wasm']}' })`,
};

for (const [name, source] of Object.entries(SOURCES)) {
  test(`loads from ${name}`, async () => {
    assert.deepEqual(await load(source), { results: ['loaded'], ready: true });
  });
}

test('loads from a server, whatever media type it gives', async () => {
  await served(200, { 'content-type': 'application/octet-stream' }, wasm, async ({ href }) => {
    assert.deepEqual(await load(`() => '${href}'`), { results: ['loaded'], ready: true });
  });
});

test('a second call answers at once, whatever it is given', async () => {
  assert.deepEqual(await load(() => undefined, () => new URL('file:///nowhere')), { results: ['loaded', 'loaded'], ready: true });
});

const FAILURES = [
  ['not-found', 404, 'text/plain', 'no'],
  ['network', 500, 'text/plain', 'no'],
  ['media-type', 200, 'text/html', '<!doctype html><title>home</title>'],
  ['media-type', 200, 'application/wasm', ''],
  ['invalid', 200, 'application/wasm', Buffer.from('\0asm\x01\0\0\0\x99', 'latin1')],
];

for (const [problem, status, type, body] of FAILURES) {
  test(`tells ${problem} from the rest: ${status} ${type}`, async () => {
    await served(status, { 'content-type': type }, body, async ({ href }) => {
      const { results, ready } = await load(`() => '${href}'`);
      assert.equal(results[0].name, 'WasmLoadError');
      assert.equal(results[0].problem, problem);
      assert.ok(results[0].message.includes(href));
      assert.equal(ready, false);
    });
  });
}

test('tells a refused connection, and a later call may try again', async () => {
  const gone = await served(200, {}, '', ({ href }) => href);
  const { results, ready } = await load(`() => '${gone}'`, () => undefined);
  assert.equal(results[0].problem, 'network');
  assert.deepEqual([results[1], ready], ['loaded', true]);
});

test('tells a file that is not the one of the hash', async () => {
  const wrong = `sha384-${'A'.repeat(64)}`;
  const { results, ready } = await load(`() => ({ integrity: '${wrong}' })`);
  assert.equal(results[0].problem, 'integrity');
  assert.equal(ready, false);
  await served(200, { 'content-type': 'application/wasm' }, wasm, async ({ href }) => {
    const { results } = await load(`() => ({ source: '${href}', integrity: '${wrong}' })`, `() => ({ source: '${href}', integrity: '${integrity['hashiya.wasm']}' })`);
    assert.equal(results[0].problem, 'integrity');
    assert.equal(results[1], 'loaded');
  });
});

test('tells a missing file', async () => {
  const { results } = await load(() => new URL('file:///nowhere/hashiya_bg.wasm'));
  assert.equal(results[0].problem, 'not-found');
});

test('importing the package needs neither a document nor a window', async () => {
  assert.equal(globalThis.document, undefined);
  const [core, dom] = await Promise.all([import('hashiya'), import('hashiya/dom')]);
  assert.equal(typeof core.Annotator, 'function');
  assert.equal(typeof dom.Painter, 'function');
});
