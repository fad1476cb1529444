/** Loading the names file: every kind of source, every kind of failure, and what is found without it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { integrity, loading, served } from './loading.js';

const { load, bytes } = await loading('loadNames', 'hashiya/names.bin');

const SOURCES = {
  'nothing: the file next to the package': () => undefined,
  'an ArrayBuffer': (_, bytes) => new Uint8Array(bytes).buffer,
  'a view of bytes': (_, bytes) => new Uint8Array(bytes),
  'a promise of a Response': async (_, bytes) => new Response(bytes),
  'a file address': (address) => new URL(address),
  'the file next to the package, with its hash': `() => ({ integrity: '${integrity['names.bin']}' })`,
};

for (const [name, source] of Object.entries(SOURCES)) {
  test(`loads from ${name}`, async () => {
    assert.deepEqual(await load(source), { results: ['loaded'], ready: true });
  });
}

test('loads from a server', async () => {
  await served(200, { 'content-type': 'application/octet-stream' }, bytes, async ({ href }) => {
    assert.deepEqual(await load(`() => '${href}'`), { results: ['loaded'], ready: true });
  });
});

const changed = Buffer.from(bytes);
changed[changed.length >> 1] ^= 1;

const FAILURES = [
  ['not-found', 404, 'no', 'the server has no such file'],
  ['network', 503, 'no', 'check the address'],
  ['media-type', 200, '<!doctype html><title>home</title>', 'check the address'],
  ['invalid', 200, '', 'of this version'],
  ['invalid', 200, bytes.subarray(0, -1), 'of this version'],
  ['invalid', 200, changed, 'of this version'],
];

for (const [problem, status, body, message] of FAILURES) {
  test(`tells ${problem} from the rest: ${status}, ${body.length} bytes; a later call may try again`, async () => {
    await served(status, {}, body, async ({ href }) => {
      const { results, ready } = await load(`() => '${href}'`, () => undefined);
      assert.equal(results[0].name, 'NamesLoadError');
      assert.equal(results[0].problem, problem);
      assert.ok(results[0].message.includes(href) && results[0].message.includes(message), results[0].message);
      assert.deepEqual([results[1], ready], ['loaded', true]);
    });
  });
}

test('a failure leaves the core at work', async () => {
  const { results, ready } = await load(() => new URL('file:///nowhere/names.bin'));
  assert.equal(results[0].problem, 'not-found');
  assert.equal(ready, false);
});

test('what was made before knows the names afterwards: an annotator at once, a document from its next edit on', async () => {
  const { Annotator, init, loadNames } = await import('hashiya');
  await assert.rejects(loadNames(), { name: 'NotReadyError' });
  await init();
  const annotator = new Annotator();
  const text = 'وصل الوفد إلى مدينة تيارت.\nوغادر أمس.';
  const document = annotator.document(text);
  const listed = ({ annotations }) => annotations.some(({ rule }) => rule === 'list:places');
  assert.equal(listed(annotator.annotate(text)), false);
  await loadNames();
  assert.equal(listed(annotator.annotate(text)), true);
  assert.equal(listed(document.article), false);
  document.applyEdit(text.length, text.length, ' ');
  assert.deepEqual(document.article, annotator.annotate(`${text} `));
});
