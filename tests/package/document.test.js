/** A document that is edited, across the WebAssembly boundary; and what carries annotations through an edit without it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { Annotator, carryAnnotations, carryColumns, carrySpan, columnsOf, editText, init, KINDS, OptionError } from 'hashiya';

before(() => init());

const options = { date: '2020-08-18' };
const TEXT =
  'قال وزير الخارجية سامر الخطيب: «نحن مستعدون لكل شيء».\nووصل الخطيب أمس إلى بغداد \u{1F642} بعد زيارة استمرت من 3 إلى 5 مايو.\nوأضاف أن الخطة جاهزة.';

/** Edits that hit names, marks, breaks, emoji and the ends of the text; the numbers count from the end where negative. */
const EDITS = [
  [0, 0, 'أمس '],
  [4, 4, 'و'],
  [10, 14, ''],
  [-1, -1, '\nوقال الخطيب: «لن نتأخر'],
  [-1, -1, '».'],
  [0, 1, ''],
  [30, 60, ' \u{1F642}\u{1F642} '],
  [-20, -5, 'ل'],
];

test('after every edit the document is as if it were read anew, and what is outside of the change needs no paint', () => {
  const annotator = new Annotator();
  const [document, painted] = [annotator.document(TEXT, options), annotator.document(TEXT, options)];
  for (const [a, b, insert] of EDITS) {
    const [from, to] = [a, b].map((at) => (at < 0 ? document.text.length + 1 + at : at));
    const [before, expected] = [document.article.annotations, editText(document.text, { from, to, insert })];
    const { start, end, annotations } = document.applyEdit(from, to, insert);
    assert.equal(document.text, expected);
    assert.deepEqual(document.article, annotator.annotate(expected, options));
    assert.deepEqual(document.columns, columnsOf(document.article));
    assert.deepEqual(annotations, document.annotationsIn(start, end));
    const change = painted.applyEditColumns(from, to, insert);
    assert.deepEqual([change.start, change.end, painted.columns], [start, end, document.columns]);
    const inside = document.article.annotations.flatMap((one, index) => (one.start < end && one.end > start ? index : []));
    assert.deepEqual(change.columns, document.columns.filter((_, at, rows) => inside.includes(rows[at - (at % 4) + 3])));
    const outside = (found) => found.filter((span) => span.end <= start || span.start >= end).map((span) => [span.start, span.end, span.type]);
    assert.deepEqual(outside(carryAnnotations(before, { from, to, insert })), outside(document.article.annotations));
  }
  assert.equal(document.article, document.article, 'the article is made once');
  assert.deepEqual(painted.article, document.article, 'what is not asked for after one edit is right after the next');
  document.free();
  painted.free();
});

test('an edit that does not lie in the text is refused and changes nothing', () => {
  const document = new Annotator().document('أ \u{1F642}', options);
  for (const [from, to] of [[0, 5], [3, 3], [2, 1], [-1, 0], [0.5, 1], [NaN, 1], [0, Infinity]]) {
    for (const method of ['applyEdit', 'applyEditColumns']) {
      assert.throws(() => document[method](from, to, 'ب'), { name: 'RangeError', message: /whole characters in a text of length 4/ });
    }
  }
  assert.throws(() => document.applyEdit(0, 1, null), { name: 'TypeError', message: /null, expected a string/ });
  assert.equal(document.text, 'أ \u{1F642}');
  assert.deepEqual(document.applyEdit(2, 4, ''), { start: 2, end: 2, annotations: [] });
  assert.deepEqual(document.applyEditColumns(2, 2, 'ب'), { start: 2, end: 3, columns: new Uint32Array() });
});

test('a document counts in UTF-16 only', () => {
  assert.throws(() => new Annotator().document('', { offsets: 'utf8' }), (error) => error instanceof OptionError && /utf16/.test(error.message));
});

test('spans, annotations and columns are carried alike: before unchanged, after moved, touched dropped', () => {
  const edit = { from: 10, to: 12, insert: 'أبتث' };
  const spans = [{ start: 0, end: 10 }, { start: 8, end: 11 }, { start: 12, end: 15 }, { start: 5, end: 20 }];
  assert.deepEqual(spans.map((span) => carrySpan(span, edit)), [{ start: 0, end: 10 }, null, { start: 14, end: 17 }, null]);
  assert.equal(carrySpan(spans[0], edit), spans[0]);

  const article = new Annotator().annotate(TEXT, options);
  const at = TEXT.indexOf('سامر') + 2;
  const typed = { from: at, to: at, insert: 'ا' };
  const carried = carryAnnotations(article.annotations, typed);
  assert.ok(carried.length < article.annotations.length && carried.length > 2);
  const moved = editText(TEXT, typed);
  for (const annotation of carried) {
    const same = article.annotations.filter(({ type, start, end }) => type === annotation.type && TEXT.slice(start, end) === moved.slice(annotation.start, annotation.end));
    assert.ok(same.length > 0);
  }
  const quote = carried.find(({ type }) => type === 'quote');
  assert.equal(quote.speaker, null, 'the edit touched the speaker');
  const rows = [...carryColumns(columnsOf(article), typed)];
  assert.deepEqual(rows.filter((_, index) => index % 4 < 3), [...columnsOf({ annotations: carried })].filter((_, index) => index % 4 < 3));
  assert.equal(KINDS.length, 7);
});
