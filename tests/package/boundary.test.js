/** The WebAssembly boundary: offsets in every unit on every kind of awkward text, options, errors. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { Annotator, columnsOf, init, KINDS, OptionError } from 'hashiya';

before(() => init({ patterns: true }));

/** Patterns find a known word wherever it stands, so that offsets are tested apart from the rules. */
const patterns = [{ id: 'word', kind: 'misc', regex: 'فلفل' }];

/** Each text has the word «فلفل» once or more. Combining, invisible and lone characters are written as escapes. */
const TEXTS = {
  'plain Arabic': 'في السوق فلفل كثير',
  'an emoji before the word': 'وصل \u{1F642} فلفل جديد',
  'a family of joined emoji': '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466} فلفل',
  'a high surrogate alone': 'أ \uD83D فلفل هنا',
  'a low surrogate alone': 'أ \uDE42 فلفل هنا',
  'surrogates the wrong way round': '\uDE42\uD83D فلفل',
  'a surrogate at the very end': 'فلفل \uD83D',
  'combining marks before the word': 'مُ\u064E\u0651\u0670 م\u0301 فلفل',
  'embedding controls': '\u202Bقال\u202C \u2067فلفل\u2069 \u200Fنعم\u200E',
  'joiners and a byte order mark': '\uFEFFمي\u200Cخواهم \u200D فلفل',
  'control characters': '\u0000\u0001\u0007 فلفل \u001B[0m',
  'line ends of every kind': 'أ\r\nب\u2028ج\u2029د\u0085 فلفل\rهـ',
  'Latin, digits and another script': 'Reuters 12 中文 فلفل ١٢',
  'many words in a long text': '\u{1F642} فلفل و'.repeat(500),
};

for (const [name, text] of Object.entries(TEXTS)) {
  test(`offsets: ${name}`, () => {
    const annotator = new Annotator({ patterns });
    const words = (offsets) => annotator.annotate(text, { offsets, layers: ['entity'] }).annotations.filter(({ rule }) => rule === 'pattern:word');
    const [utf16, utf8, chars] = [words('utf16'), words('utf8'), words('chars')];
    assert.equal(utf16.length, text.split('فلفل').length - 1);
    assert.equal(utf8.length, utf16.length);
    assert.equal(chars.length, utf16.length);

    // The core reads each lone surrogate as U+FFFD.
    const read = text.toWellFormed();
    const bytes = new TextEncoder().encode(read);
    const points = Array.from(read);
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    utf16.forEach((span, index) => {
      assert.equal(text.slice(span.start, span.end), 'فلفل');
      assert.equal(decoder.decode(bytes.subarray(utf8[index].start, utf8[index].end)), 'فلفل');
      assert.equal(points.slice(chars[index].start, chars[index].end).join(''), 'فلفل');
      assert.equal(decoder.decode(bytes.subarray(0, utf8[index].start)), read.slice(0, span.start));
      assert.equal(points.slice(0, chars[index].start).join(''), read.slice(0, span.start));
    });
  });
}

test('results are plain objects that can be cloned and written as JSON', () => {
  const text = 'وقال وزير الخارجية سامح شكري: «نحن مستعدون لكل شيء» يوم 18 أغسطس 2020.';
  const article = new Annotator({ patterns }).annotate(text, { date: '2020-08-18' });
  assert.deepEqual(structuredClone(article), article);
  assert.deepEqual(JSON.parse(JSON.stringify(article)), article);
  assert.deepEqual(Object.keys(article).sort(), ['annotations', 'diagnostics', 'entities']);
  assert.ok(article.annotations.every((annotation) => Object.getPrototypeOf(annotation) === Object.prototype));
});

test('columns say what the objects say', () => {
  const annotator = new Annotator({ patterns });
  const text = '\u{1F642} فلفل فلفل';
  const columns = annotator.annotateColumns(text);
  assert.deepEqual(columns, columnsOf(annotator.annotate(text)));
  const misc = KINDS.indexOf('misc');
  assert.deepEqual([...columns], [3, 7, misc, 0, 8, 12, misc, 1]);
});

test('a text without anything in it gives empty lists', () => {
  for (const text of ['', ' ', '\n\n', '\uD83D', 'hello', '٪', '«»']) {
    const { annotations, entities } = new Annotator().annotate(text);
    assert.deepEqual([annotations, entities], [[], []], JSON.stringify(text));
  }
});

test('names of the caller come back with their reference, denied words not at all', () => {
  const names = [{ name: 'ميادة الزعفراني', kind: 'person', ref: 'staff/17', aliases: ['الزعفرانية'] }];
  const found = new Annotator({ names }).annotate('حضرت ميادة الزعفراني أمس.').annotations.filter(({ type }) => type === 'entity');
  assert.deepEqual(found.map(({ kind, ref }) => [kind, ref]), [['person', 'staff/17']]);
  const denied = new Annotator({ deny: ['بغداد'] }).annotate('وصل إلى بغداد.').annotations;
  assert.deepEqual(denied.filter(({ type }) => type === 'entity'), []);
});

/** What is wrong, and what the message must name. */
const REFUSED = [
  ['an option that does not exist', { dates: '2020-08-18' }, [/`dates`/, /date, prefer, offsets, layers/]],
  ['a date in words', { date: 'أمس' }, [/`date`/, /2020-08-18/]],
  ['a date that does not exist', { date: '2020-02-30' }, [/`date`/]],
  ['a Date object', { date: new Date(0) }, [/`date`/, /"2020-08-18"/]],
  ['an unknown unit', { offsets: 'bytes' }, [/`offsets`/, /utf16, utf8, chars/]],
  ['a preference that is none', { prefer: 'now' }, [/`prefer`/, /past, future/]],
  ['an unknown layer', { layers: ['names'] }, [/`layers`/, /entity, quote, time, mark/]],
  ['layers that are no list', { layers: 'time' }, [/`layers`/]],
  ['options that are no object', 'utf8', [/options/]],
  ['options that are a list', [], [/options/]],
];

for (const [name, options, messages] of REFUSED) {
  test(`refused: ${name}`, () => {
    const annotator = new Annotator();
    for (const message of messages) {
      assert.throws(() => annotator.annotate('نص', options), (error) => error instanceof OptionError && message.test(error.message));
      assert.throws(() => annotator.annotateColumns('نص', options), OptionError);
    }
    assert.deepEqual(annotator.annotate('نص', { date: '2020-08-18' }).annotations, []);
  });
}

/** The same for what an annotator is built from. */
const REFUSED_AT_BUILDING = [
  ['an option that does not exist', { name: [] }, [/`name`/, /names, deny, patterns/]],
  ['a kind that does not exist', { names: [{ name: 'أ ب', kind: 'place' }] }, [/`names`/, /person, location, organization, misc/]],
  ['a name without a kind', { names: [{ name: 'أ ب' }] }, [/`names`/, /kind/]],
  ['words that are no list', { deny: 'بغداد' }, [/`deny`/]],
  ['a pattern that is no expression', { patterns: [{ id: 'bad', kind: 'misc', regex: '(' }] }, [/bad/]],
];

for (const [name, options, messages] of REFUSED_AT_BUILDING) {
  test(`refused at building: ${name}`, () => {
    for (const message of messages) {
      assert.throws(() => new Annotator(options), (error) => error instanceof OptionError && message.test(error.message));
    }
  });
}

test('the classes of a pattern know Arabic', () => {
  const text = 'أقر المجلس القانون رقم ١٥ لسنة ٢٠٢٠ بعد Reuters';
  const found = (regex) => {
    const annotator = new Annotator({ patterns: [{ id: 'own', kind: 'misc', regex }] });
    const { annotations } = annotator.annotate(text, { layers: ['entity'] });
    return annotations.filter(({ rule }) => rule === 'pattern:own').map(({ start, end }) => text.slice(start, end));
  };
  assert.deepEqual(found('رقم \\d+ \\w+ \\d{4}'), ['رقم ١٥ لسنة ٢٠٢٠']);
  assert.deepEqual(found('\\p{Arabic}+ Reuters'), ['بعد Reuters']);
  assert.deepEqual(found('(?i)reuters'), ['Reuters']);
});

test('undefined and null mean the default', () => {
  const annotator = new Annotator({ names: undefined, deny: null, patterns });
  const expected = annotator.annotate('فلفل');
  assert.deepEqual(annotator.annotate('فلفل', { date: undefined, offsets: null, layers: undefined }), expected);
  assert.deepEqual(annotator.annotate('فلفل', null), expected);
});

test('a text that is no string is refused', () => {
  for (const text of [undefined, null, 5, {}, ['نص']]) assert.throws(() => new Annotator().annotate(text), TypeError);
});

test('ten megabytes are annotated', () => {
  const text = 'في السوق فلفل كثير يا صاحبي. '.repeat(200_000);
  assert.ok(new TextEncoder().encode(text).length > 10_000_000);
  const columns = new Annotator({ patterns }).annotateColumns(text, { layers: ['entity'] });
  const last = columns.subarray(-4);
  assert.equal(text.slice(last[0], last[1]), 'فلفل');
});
