/** What a reader corrects, and the file that carries it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { Annotator, init } from '../../pkg/dist/index.js';
import {
  annotatorOptionsOf,
  merged,
  NO_CORRECTIONS,
  removalOf,
  removedIn,
  withDenied,
  withName,
  withoutDenied,
  withoutName,
  withoutRemoval,
  withRemoval,
} from '../../www/dist/corrections/corrections.js';
import { CorrectionsFileError, read, written } from '../../www/dist/corrections/file.js';

await init(readFileSync(new URL('../../pkg/wasm/hashiya_bg.wasm', import.meta.url)));

const TEXT = 'وصل سامح شكري إلى بغداد، وقال في بغداد أمس: «نعم».';

/** The names that are found with `corrections`, as `kind surface`. */
function namesWith(corrections) {
  const { annotations } = new Annotator(annotatorOptionsOf(corrections)).annotate(TEXT, { layers: ['entity'] });
  return annotations.map(({ kind, start, end }) => `${kind} ${TEXT.slice(start, end)}`);
}

test('a denied word is no name any more, until it is allowed again', () => {
  const denied = withDenied(NO_CORRECTIONS, 'بغداد');
  assert.ok(namesWith(NO_CORRECTIONS).includes('location بغداد'));
  assert.ok(!namesWith(denied).some((name) => name.endsWith('بغداد')));
  assert.deepEqual(withoutDenied(denied, 'بغداد'), NO_CORRECTIONS);
});

test('a name takes the kind that the reader gives it, and is denied no more', () => {
  const own = withName(withDenied(NO_CORRECTIONS, 'سامح شكري'), { name: 'سامح شكري', kind: 'organization' });
  assert.deepEqual(own.denied, []);
  assert.ok(namesWith(own).includes('organization سامح شكري'));
  const again = withName(own, { name: 'سامح شكري', kind: 'misc' });
  assert.deepEqual(again.names, [{ name: 'سامح شكري', kind: 'misc' }]);
  assert.deepEqual(withoutName(again, 'سامح شكري').names, []);
});

test('a denied word is taken from the spellings of own names', () => {
  const own = withName(NO_CORRECTIONS, { name: 'سامح شكري', kind: 'person', aliases: ['شكري', 'سامح'] });
  assert.deepEqual(withDenied(own, 'شكري').names, [{ name: 'سامح شكري', kind: 'person', aliases: ['سامح'] }]);
  assert.deepEqual(withDenied(own, 'سامح شكري').names, []);
});

test('a removal takes one place, not others of the same words, and holds where the text is longer', () => {
  const word = 'أمس';
  const text = `زاره ${word} مساء. ${'كلام '.repeat(20)}ثم زاره ${word} صباحا.`;
  const spans = [text.indexOf(word), text.lastIndexOf(word)].map((start) => ({ type: 'time', start, end: start + word.length }));
  const corrections = withRemoval(NO_CORRECTIONS, removalOf('time', spans[1], text));
  assert.deepEqual([...removedIn(spans, text, corrections)], [1]);
  const longer = `عنوان الخبر في سطر.\n${text}`;
  const moved = spans.map(({ type, start, end }) => ({ type, start: start + longer.length - text.length, end: end + longer.length - text.length }));
  assert.deepEqual([...removedIn(moved, longer, corrections)], [1]);
  assert.deepEqual(withoutRemoval(corrections, corrections.removed[0]), NO_CORRECTIONS);
});

const CORRECTIONS = {
  names: [{ name: 'دار المرفأ', kind: 'organization', aliases: ['المرفأ'], ref: 'tag:17' }],
  denied: ['اليوم'],
  removed: [{ type: 'quote', exact: '«نعم»', prefix: 'قال: ', suffix: '.' }],
};

test('a file of corrections gives back what was written', () => {
  assert.deepEqual(read(written(CORRECTIONS)), CORRECTIONS);
  assert.deepEqual(read(`\uFEFF${written(NO_CORRECTIONS)}`), NO_CORRECTIONS);
});

test('two sets of corrections become one, the later one about the same word holds', () => {
  const later = { names: [{ name: 'اليوم', kind: 'organization' }], denied: ['دار المرفأ'], removed: CORRECTIONS.removed };
  assert.deepEqual(merged(CORRECTIONS, later), { names: later.names, denied: ['دار المرفأ'], removed: CORRECTIONS.removed });
});

const FILE = JSON.parse(written(CORRECTIONS));

/** Wrong files, and what the message must say of them. */
const WRONG = [
  ['{', /^not JSON/],
  ['[]', /^hashiya: /],
  [{ ...FILE, hashiya: 'names' }, /^hashiya: .*no file of corrections/],
  [{ ...FILE, version: 2 }, /^version: .*another version/],
  [{ ...FILE, names: [FILE.names[0], { name: 'علي', kind: 'man' }] }, /^names\.1\.kind: .*person, location/],
  [{ ...FILE, names: [{ name: '…', kind: 'person' }] }, /^names\.0\.name: holds no letter/],
  [{ ...FILE, denied: [''] }, /^denied\.0: /],
  [{ ...FILE, denied: ['ا'.repeat(201)] }, /^denied\.0: is longer/],
  [{ ...FILE, removed: [{ type: 'quote' }] }, /^removed\.0\.exact: /],
];

for (const [file, message] of WRONG) {
  const text = typeof file === 'string' ? file : JSON.stringify(file);
  test(`refused: ${message}`, () => {
    assert.throws(() => read(text), (error) => error instanceof CorrectionsFileError && message.test(error.message));
  });
}
