/**
 * Every export is read back by a library of its own field: a JSON-LD processor, an XML parser with XPath, a reader of CSV.
 * `tests/exports.rs` reads the formats that are lines of fields; `tests/browser/exports.spec.js` those that need a document.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { Annotator, init } from '../../pkg/dist/index.js';

// The libraries belong to the workspace of the browser's tests.
const require = createRequire(new URL('../browser/package.json', import.meta.url));
const jsonld = require('jsonld');
const papa = require('papaparse');
const { DOMParser } = require('@xmldom/xmldom');
const xpath = require('xpath');

await init(readFileSync(new URL('../../pkg/wasm/hashiya_bg.wasm', import.meta.url)));

const SOURCE = 'https://example.org/news/1';
const TEXT = [
  '\u{1F642} وقال وزير الخارجية المصري سامح شكري في بغداد يوم 18 أغسطس 2020: «نحن ندعم العراق & "نحبه"».',
  'وعاد أمس، بعد الأسبوع الماضي.',
].join('\n');
const written = (format) => new Annotator().export(TEXT, format, { date: '2020-08-19', source: SOURCE });
const { annotations } = new Annotator().annotate(TEXT, { date: '2020-08-19' });

/** The contexts that the exports name. No test asks the network, so their terms stand here. */
const CONTEXTS = {
  'https://schema.org': { '@context': { '@vocab': 'https://schema.org/' } },
  'http://www.w3.org/ns/anno.jsonld': {
    '@context': {
      '@vocab': 'http://www.w3.org/ns/oa#',
      id: '@id',
      type: '@type',
      value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
      source: { '@id': 'http://www.w3.org/ns/oa#hasSource', '@type': '@id' },
    },
  },
};

/** The subjects of a JSON-LD text, expanded and flattened, by their full type. */
async function subjectsOf(text) {
  const documentLoader = async (url) => {
    assert.ok(url in CONTEXTS, `the context ${url} is not one of those that are expected`);
    return { document: CONTEXTS[url], documentUrl: url };
  };
  const graph = await jsonld.flatten(JSON.parse(text), null, { base: SOURCE, documentLoader });
  return (type) => graph.filter((subject) => subject['@type']?.includes(type));
}

test('the JSON-LD of schema.org links a quotation to the person who said it', async () => {
  const subjects = await subjectsOf(written('jsonld'));
  const term = (name) => `https://schema.org/${name}`;
  const [article] = subjects(term('NewsArticle'));
  assert.equal(article['@id'], SOURCE);
  assert.deepEqual(article[term('datePublished')], [{ '@value': '2020-08-19' }]);
  const [person] = subjects(term('Person'));
  assert.deepEqual(person[term('name')], [{ '@value': 'سامح شكري' }]);
  const [quotation] = subjects(term('Quotation'));
  assert.deepEqual(quotation[term('text')], [{ '@value': '«نحن ندعم العراق & "نحبه"»' }]);
  assert.deepEqual(quotation[term('creator')], [{ '@id': person['@id'] }]);
  assert.ok(article[term('mentions')].some((mention) => mention['@id'] === person['@id']));
  assert.equal(person['@id'], `${SOURCE}#entity-0`);
});

test('the W3C annotations are one for each annotation, all about the article', async () => {
  const subjects = await subjectsOf(written('w3c'));
  const term = (name) => `http://www.w3.org/ns/oa#${name}`;
  assert.equal(subjects(term('Annotation')).length, annotations.length);
  const quotes = subjects(term('TextQuoteSelector')).map((selector) => selector[term('exact')][0]['@value']);
  assert.deepEqual(quotes.sort(), annotations.map(({ start, end }) => TEXT.slice(start, end)).sort());
  assert.equal(subjects(term('TextPositionSelector')).length, annotations.length);
});

test('TEI is well-formed, keeps the text, and every reference has its entity', () => {
  const problems = [];
  const document = new DOMParser({ onError: (level, message) => problems.push(`${level}: ${message}`) }).parseFromString(written('tei'), 'application/xml');
  assert.deepEqual(problems, []);
  const select = xpath.useNamespaces({ tei: 'http://www.tei-c.org/ns/1.0', xml: 'http://www.w3.org/XML/1998/namespace' });
  const all = (path) => select(path, document);
  assert.deepEqual(all('//tei:body/tei:p').map((paragraph) => paragraph.textContent), TEXT.split('\n'));
  for (const reference of [...all('//tei:body//@ref'), ...all('//@who')]) {
    assert.equal(all(`//tei:standOff//*[@xml:id="${reference.value.slice(1)}"]`).length, 1, reference.value);
  }
  const [said] = all('//tei:said');
  const speaker = all(`//tei:person[@xml:id="${said.getAttribute('who').slice(1)}"]/tei:persName`)[0];
  assert.deepEqual([said.textContent, speaker.textContent], ['«نحن ندعم العراق & "نحبه"»', 'سامح شكري']);
  // Every date is one of XML Schema's, and the day that ends a week belongs to it.
  const dates = all('//tei:body//tei:date').map((date) => ['when', 'notBefore', 'notAfter'].map((name) => date.getAttribute(name)));
  for (const value of dates.flat().filter(Boolean)) assert.match(value, /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?)?)?$/);
  assert.deepEqual(dates.map(([when, from, to]) => when || `${from}/${to}`), ['2020-08-18', '2020-08-18', '2020-08-10/2020-08-16']);
});

test('CSV has a row for each annotation and gives its fields back', () => {
  const { data, errors } = papa.parse(written('csv'), { header: true, skipEmptyLines: true });
  assert.deepEqual(errors, []);
  assert.deepEqual(
    data.map(({ type, kind, start, end, text }) => [type, kind, Number(start), Number(end), text]),
    annotations.map(({ type, kind, start, end }) => [type, kind, start, end, TEXT.slice(start, end)]),
  );
  assert.equal(data.find(({ type }) => type === 'quote').speaker, 'وزير الخارجية المصري سامح شكري');
});

test('brat: every line is of a known form and points at its text in code points', () => {
  const characters = [...TEXT];
  const bound = new Map();
  for (const line of written('brat').trimEnd().split('\n')) {
    const [id, middle, surface] = line.split('\t');
    if (id.startsWith('T')) {
      const [, type, places] = /^(\w+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(middle);
      const words = places.split(';').map((place) => characters.slice(...place.split(' ').map(Number)).join(''));
      assert.equal(words.join(' '), surface);
      bound.set(id, type);
    } else if (id.startsWith('R')) {
      const [, , from, to] = /^(\w+) Arg1:(T\d+) Arg2:(T\d+)$/.exec(middle);
      assert.ok(bound.has(from) && bound.has(to), line);
    } else {
      const [, about] = /^AnnotatorNotes (T\d+)$/.exec(middle);
      assert.ok(id.startsWith('#') && bound.has(about), line);
    }
  }
  assert.ok(['Person', 'Location', 'Date', 'Direct', 'Speaker', 'Cue'].every((type) => [...bound.values()].includes(type)));
});

test('CoNLL: tokens stand at their places and every tag continues what has begun', () => {
  const blocks = written('conll').split('\n\n').map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
  for (const block of blocks) {
    let before = [];
    for (const line of block) {
      const [token, start, end, ...tags] = line.split('\t');
      assert.equal(TEXT.slice(Number(start), Number(end)), token);
      tags.forEach((tag, column) => assert.ok(!tag.startsWith('I-') || before[column]?.slice(2) === tag.slice(2), line));
      before = tags;
    }
  }
});

test('what a reader has removed is in no export', () => {
  const quote = annotations.find(({ type }) => type === 'quote');
  const omit = [{ type: 'quote', start: quote.start, end: quote.end }];
  const without = (format) => new Annotator().export(TEXT, format, { date: '2020-08-19', omit });
  const rest = JSON.parse(without('json')).annotations;
  assert.deepEqual(rest, JSON.parse(JSON.stringify(annotations.filter((annotation) => annotation !== quote))));
  for (const [format, trace] of [['html', '<q'], ['tei', '<said'], ['jsonld', 'Quotation'], ['w3c', 'quotation'], ['csv', '\nquote,'], ['brat', 'Direct'], ['conll', 'QUOTE']]) {
    assert.ok(written(format).includes(trace), format);
    assert.ok(!without(format).includes(trace), format);
  }
});

test('JSON is the data model, word for word', () => {
  assert.deepEqual(JSON.parse(written('json')), JSON.parse(JSON.stringify(new Annotator().annotate(TEXT, { date: '2020-08-19' }))));
});
