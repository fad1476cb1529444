/** How the text of an editor is followed from one state to the next, apart from any editor. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { Annotator, editText, init } from 'hashiya';
import { EditedText } from '../../pkg/dist/edit.js';
import { BETWEEN, changeBetween, editBetween, joined, shifted } from '../../pkg/dist/editing/edits.js';
import { Reader } from '../../pkg/dist/editing/reader.js';
import { Rows } from '../../pkg/dist/editing/rows.js';
import { Slots } from '../../pkg/dist/editing/slots.js';
import { Writing } from '../../pkg/dist/editing/writing.js';

before(() => init());

const blocksOf = (...texts) => texts.map((text) => ({ text }));

const rowsOf = (...columns) => new Rows(Uint32Array.from(columns));

/** A generator whose numbers are the same every time. */
function generator(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

test('the edits between two lists of blocks make the one text of the other', () => {
  const random = generator(7);
  const words = ['', 'أ', 'أب', 'بأ', 'أأ', '\u{1F642}', '\u{1F643}', '\u{1F642}\u{1F643}', 'ب'];
  const list = () => Array.from({ length: random(5) }, () => Array.from({ length: random(3) }, () => words[random(words.length)]).join(''));
  for (let round = 0; round < 20_000; round += 1) {
    const [before, after] = [list(), list()];
    const change = changeBetween(blocksOf(...before), blocksOf(...after));
    // `editText` refuses an edit that does not lie in the text or cuts a surrogate pair.
    const text = (change?.edits ?? []).reduce(editText, before.join(BETWEEN));
    assert.equal(text, after.join(BETWEEN), JSON.stringify([before, after]));
    if (!change) assert.deepEqual(before, after);
  }
});

test('an edit is as small as it can be, and counts where it is told to', () => {
  assert.deepEqual(editBetween('قال الوزير', 'قال وزير', 10), { from: 14, to: 16, insert: '' });
  assert.deepEqual(editBetween('أ\u{1F642}ب', 'أ\u{1F643}ب'), { from: 1, to: 3, insert: '\u{1F643}' });
  assert.equal(editBetween('أ', 'أ'), undefined);
  assert.deepEqual(changeBetween(blocksOf('أ', 'ب', 'ت'), blocksOf('أ', 'ت')).edits.length, 1);
  assert.deepEqual(changeBetween(blocksOf('أ', 'ب', 'ت'), blocksOf('أأ', 'ب', 'تت')).edits.length, 2, 'each block has its own edit where their number stays');
});

test('a span is moved, dropped where it is touched, and grows only where it may', () => {
  const edit = { from: 4, to: 6, insert: 'ابت' };
  assert.deepEqual(shifted({ start: 0, end: 4 }, edit, false), { start: 0, end: 4 });
  assert.deepEqual(shifted({ start: 6, end: 8 }, edit, false), { start: 7, end: 9 });
  assert.equal(shifted({ start: 2, end: 8 }, edit, false), undefined);
  assert.deepEqual(shifted({ start: 2, end: 8 }, edit, true), { start: 2, end: 9 });
  assert.equal(shifted({ start: 5, end: 8 }, edit, true), undefined);
  assert.equal(shifted({ start: 4, end: 6 }, { from: 4, to: 6, insert: '' }, true), undefined);
});

test('marks keep to their words when blocks are split, joined, put in and taken out', () => {
  const slots = new Slots();
  const marked = () => slots.all.map(({ text, pieces }) => pieces.map(({ start, end }) => text.slice(start, end)));
  slots.take(blocksOf('زار بغداد', 'ثم دمشق'));
  slots.mark(rowsOf(4, 9, 1, 0, 13, 17, 1, 1), []);
  assert.deepEqual(marked(), [['بغداد'], ['دمشق']]);
  slots.take(blocksOf('زار', ' بغداد', 'ثم دمشق'));
  assert.deepEqual(marked(), [[], ['بغداد'], ['دمشق']]);
  slots.take(blocksOf('مقدمة', 'زار', ' بغداد', 'ثم دمشق'));
  slots.take(blocksOf('مقدمة', 'زار', ' بغدادثم دمشق'));
  assert.deepEqual(marked(), [[], [], ['بغداد', 'دمشق']]);
  slots.take(blocksOf(' بغدادثم دمشق'));
  assert.deepEqual(marked(), [['بغداد', 'دمشق']]);
  slots.take(blocksOf(' بغدادثم دمممشق'));
  assert.deepEqual(marked(), [['بغداد']], 'a name that is written into is no name until it has been read');
  assert.deepEqual(slots.piecesOf(0), [{ start: 1, end: 6, kind: 'location', annotation: 0 }]);
});

test('what a quotation holds is marked wherever the rows have it', () => {
  const slots = new Slots();
  slots.take(blocksOf('«زار بغداد', 'ثم دمشق»'));
  // The parts of the quotation come first, though the second begins after the first name.
  const rows = [0, 10, 4, 0, 11, 19, 4, 0, 5, 10, 1, 1, 14, 18, 1, 2];
  const marked = () => slots.all.map(({ text, pieces }) => pieces.map(({ start, end }) => text.slice(start, end)));
  assert.equal(slots.mark(rowsOf(...rows), []).length, 2);
  assert.deepEqual(marked(), [['«زار بغداد', 'بغداد'], ['ثم دمشق»', 'دمشق']]);
  assert.deepEqual(slots.mark(rowsOf(...rows), []), [], 'nothing differs');
  assert.deepEqual(slots.mark(rowsOf(...rows.slice(0, -4)), []), [slots.all[1]]);
  assert.deepEqual(slots.mark(rowsOf(...rows), [], { unwanted: ({ start }) => start === 5 }), [...slots.all]);
  assert.deepEqual(marked(), [['«زار بغداد'], ['ثم دمشق»', 'دمشق']]);
});

test('a quotation over several blocks is marked in each, and a late answer is moved to where its words are now', () => {
  const slots = new Slots();
  slots.take(blocksOf('قال: «نعم', 'لا»'));
  const late = [{ from: 0, to: 0, insert: 'ثم ' }];
  slots.take(blocksOf('ثم قال: «نعم', 'لا»'));
  slots.mark(rowsOf(5, 13, 4, 0), late);
  assert.deepEqual(slots.all.map(({ text, pieces }) => pieces.map(({ start, end }) => text.slice(start, end))), [['«نعم'], ['لا»']]);
  slots.take(blocksOf('ثم قال: «كلا نعم', 'لا»'));
  assert.deepEqual(slots.all[0].pieces.map(({ start, end }) => slots.all[0].text.slice(start, end)), ['«كلا نعم'], 'it grows while it is written');
});

test('a word is being written as long as its letters come and go one by one, where they do', () => {
  const written = [];
  const writing = new Writing((word) => written.push(word));
  const slotOf = (text, start = 0) => () => ({ text, start });
  const cases = [
    [[{ from: 4, to: 4, insert: 'ب' }], 'زار بغداد', { start: 4, end: 9 }],
    [[{ from: 8, to: 8, insert: 'د' }], 'زار بغداد', { start: 4, end: 9 }],
    [[{ from: 8, to: 9, insert: '' }], 'زار بغدا', { start: 4, end: 8 }],
    [[{ from: 4, to: 4, insert: 'بغداد' }], 'زار بغداد', { start: 4, end: 9 }],
    [[{ from: 4, to: 4, insert: 'بُ' }], 'زار بُ', { start: 4, end: 6 }],
    [[{ from: 2, to: 2, insert: '2' }], '202', { start: 0, end: 3 }],
    [[{ from: 3, to: 3, insert: ' ' }], 'زار ', undefined],
    [[{ from: 4, to: 5, insert: '' }], 'زار ', undefined],
    [[{ from: 9, to: 9, insert: '.' }], 'زار بغداد.', undefined],
    [[{ from: 3, to: 3, insert: ' بغداد' }], 'زار بغداد', undefined],
    [[{ from: 0, to: 0, insert: 'ب'.repeat(33) }], 'ب'.repeat(33), undefined],
    [[{ from: 0, to: 0, insert: 'أ' }, { from: 4, to: 4, insert: 'ب' }], 'أ', undefined],
  ];
  for (const [edits, text, word] of cases) assert.deepEqual(writing.note(edits, slotOf(text)), word, JSON.stringify(edits));
  assert.deepEqual(writing.note([{ from: 104, to: 104, insert: 'ب' }], slotOf('زار ب', 100)), { start: 104, end: 105 }, 'a place counts in the whole text');
  assert.deepEqual(written, [], 'what is typed behind a word is no pause');
  writing.end();
  writing.end();
  assert.deepEqual(written, [{ start: 104, end: 105 }]);
  writing.destroy();
});

test('marks of a word that is being written wait for its end, and take nothing else with them', () => {
  const slots = new Slots();
  const marked = () => slots.all.flatMap(({ text, pieces }) => pieces.map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`));
  const type = (text, word, ...columns) => {
    slots.take(blocksOf(text));
    if (word) slots.write(word);
    slots.mark(rowsOf(...columns), [], { word });
    return marked();
  };
  slots.take(blocksOf(''));
  assert.deepEqual(type('محمد', { start: 0, end: 4 }, 0, 4, 0, 0), [], 'half a word may be anything');
  assert.deepEqual(type('محمد ', undefined, 0, 4, 0, 0), ['person محمد']);
  assert.deepEqual(type('محمد صلا', { start: 5, end: 8 }, 0, 8, 0, 0), ['person محمد'], 'what was marked before the word stays');
  assert.deepEqual(type('محمد صلاح', { start: 5, end: 9 }), [], 'and goes where the new reading has nothing in its place');
  assert.deepEqual(type('محمد صلاح', undefined, 0, 9, 0, 0), ['person محمد صلاح']);
  assert.deepEqual(type('محمد صلاحي', { start: 5, end: 10 }, 0, 9, 0, 0), [], 'a name that ends inside a word is none');
  assert.deepEqual(type('قال إنه عاد', undefined, 4, 11, 4, 0), ['quote إنه عاد']);
  assert.deepEqual(type('قال إنه عادل', { start: 8, end: 12 }, 4, 12, 4, 0), ['quote إنه عادل'], 'a quotation grows with its word');
});

test('edits that touch are one, and make the same text', () => {
  const random = generator(11);
  for (let round = 0; round < 20_000; round += 1) {
    const text = 'أبجدهوزحطيكلمنسعفص'.slice(0, random(18));
    let now = text;
    const edits = Array.from({ length: 1 + random(4) }, () => {
      const from = random(now.length + 1);
      const edit = { from, to: from + random(Math.min(now.length - from, 4) + 1), insert: 'xyz'.slice(0, random(4)) };
      now = editText(now, edit);
      return edit;
    });
    assert.equal(joined(edits).reduce(editText, text), now, JSON.stringify([text, edits]));
    const kept = new EditedText(text);
    for (const edit of edits) kept.apply(edit);
    assert.throws(() => kept.apply({ from: 0, to: now.length + 1, insert: '' }), RangeError);
    assert.equal(kept.text, now);
  }
  assert.equal(joined([{ from: 3, to: 3, insert: 'ا' }, { from: 4, to: 4, insert: 'ب' }, { from: 4, to: 5, insert: '' }]).length, 1);
});

/** Paragraphs with names, quotations over one and over two of them, times, and words that an edit makes or breaks. */
const PARAGRAPHS = [
  'قال وزير الخارجية سامر الخطيب: «نحن مستعدون لكل شيء، وبغداد كذلك».',
  'ووصل الخطيب أمس إلى بغداد \u{1F642} بعد زيارة استمرت من 3 إلى 5 مايو.',
  '',
  'وأضاف: «الخطة جاهزة',
  'ولن نتأخر»، بحسب البيان الصادر عن الأمم المتحدة.',
  'وبمصر أعلنت مكتبة الإسكندرية عن معرض مشترك يوم الخميس.',
];

const PIECES = ['و', ' ', '«', '»', 'بغداد', ' أمس ', 'قال ', '.', 'س', '\u{1F642}', 'محمد صلاح', ''];

test('what differs, put into what was known, is what a new reading gives: rows, and the marks of every block', async () => {
  const random = generator(23);
  const annotator = new Annotator();
  const options = { date: '2024-05-16' };
  const reader = new Reader(annotator, options);
  const [kept, compared] = [new Slots(), new Slots()];
  let blocks = PARAGRAPHS;
  let renewals = 0;
  /** Edits that the reader has not been told of. */
  let edits = [];
  const write = (now) => {
    blocks = now;
    compared.take(blocksOf(...blocks));
    return kept.take(blocksOf(...blocks)).edits;
  };
  for (let round = 0; round < 600; round += 1) {
    edits.push(...write(round % 100 === 0 ? PARAGRAPHS : edited(blocks, random)));
    if (edits.length === 0) continue;
    const { text } = kept;
    const { rows, renewal } = await reader.read(() => text, edits);
    assert.deepEqual(rows.columns, annotator.annotateColumns(text, options), text);
    // Now and then somebody has written on before the answer is there.
    edits = random(3) === 0 ? write(edited(blocks, random)) : [];
    kept.mark(rows, edits, { renewal });
    compared.mark(rows, edits);
    // A mark over two blocks of which one has been written in goes from both with the next answer.
    if (edits.length === 0) assert.deepEqual(kept.all.map(({ pieces }) => pieces), compared.all.map(({ pieces }) => pieces), text);
    renewals += renewal ? 1 : 0;
  }
  assert.ok(renewals > 300, 'most edits are answered by what differs');
  reader.free();
});

/** A list of blocks in which one has been written in, split, put in twice, or joined with the next. */
function edited(blocks, random) {
  const at = random(blocks.length);
  const [block, ...rest] = blocks.slice(at);
  const letters = [...block];
  const place = random(letters.length + 1);
  const part = (from, to) => letters.slice(from, to).join('');
  const written = () => [part(0, place) + PIECES[random(PIECES.length)] + part(place + random(3)), ...rest];
  const ways = [
    written,
    written,
    () => [part(0, place), part(place), ...rest],
    () => [block, block, ...rest],
    () => (rest.length > 0 ? [block + rest[0], ...rest.slice(1)] : [block]),
  ];
  return [...blocks.slice(0, at), ...ways[random(blocks.length > 12 ? 2 : ways.length)]()];
}
