/** Loading: every kind of source, every kind of failure. Each test loads the package anew, as a process of its own would. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

const address = new URL(import.meta.resolve('hashiya/hashiya.wasm'));
const wasm = await readFile(address);

/**
 * Calls `init` in a thread of its own, where nothing is loaded yet: first with each of `sources`, then asks whether the
 * package is ready. A source is a function's text, which is run in that thread with the module's address and its bytes.
 */
async function load(...sources) {
  const worker = new Worker(new URL('./load.js', import.meta.url), { workerData: { address: address.href, wasm, sources: sources.map(String) } });
  const [outcome] = await once(worker, 'message');
  return outcome;
}

/** Answers every request in the same way while `work` runs. */
async function served(status, headers, body, work) {
  const server = createServer((_, response) => response.writeHead(status, headers).end(body));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(new URL(`http://127.0.0.1:${server.address().port}/hashiya_bg.wasm`));
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

const SOURCES = {
  'nothing: the file next to the package': () => undefined,
  'an ArrayBuffer': (_, bytes) => new Uint8Array(bytes).buffer,
  'a view of bytes': (_, bytes) => new Uint8Array(bytes),
  'a compiled module': (_, bytes) => new WebAssembly.Module(bytes),
  'a Response': (_, bytes) => new Response(bytes, { headers: { 'content-type': 'application/wasm' } }),
  'a promise of a Response': async (_, bytes) => new Response(bytes),
  'a file address': (address) => new URL(address),
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
