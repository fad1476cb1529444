/** TIMEX3 values in a reader's words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ar } from '../../www/dist/i18n/ar.js';
import { en } from '../../www/dist/i18n/en.js';
import { timeWords } from '../../www/dist/gloss/time-words.js';

const PUBLISHED = '2020-08-18';

/** Value, interval, and the words in each language. */
const CASES = [
  ['2020-08-18', undefined, 'الثلاثاء، ١٨ أغسطس ٢٠٢٠', 'Tuesday, 18 August 2020'],
  ['2020-08-17TEV', undefined, 'الاثنين، ١٧ أغسطس ٢٠٢٠، مساء', 'Monday, 17 August 2020, in the evening'],
  ['2020-08-17T18:30', undefined, 'الاثنين، ١٧ أغسطس ٢٠٢٠، ٦:٣٠ م', 'Monday, 17 August 2020, 18:30'],
  ['2020-07', undefined, 'يوليو ٢٠٢٠', 'July 2020'],
  ['2019', undefined, '٢٠١٩', '2019'],
  ['2015-FA', undefined, 'خريف ٢٠١٥', 'autumn 2015'],
  ['PRESENT_REF', undefined, 'الآن', 'now'],
  ['P3D', undefined, '٣ أيام', '3 days'],
  ['P1Y6M', undefined, 'سنة و٦ أشهر', '1 year and 6 months'],
  ['PT48H', undefined, '٤٨ ساعة', '48 hours'],
  ['PXD', undefined, 'أيام', 'days'],
  ['PTXM', undefined, 'دقائق', 'minutes'],
  ['XXXX-WXX-5', undefined, 'الجمعة', 'Friday'],
  ['XXXX-XX-18', undefined, 'لا يتحدد من النص وحده', 'not settled by the text alone'],
  ['?', undefined, 'لا يتحدد من النص وحده', 'not settled by the text alone'],
  ['2009-W13', ['2009-03-23', '2009-03-30'], '٢٣–٢٩ مارس ٢٠٠٩', '23–29 March 2009'],
  ['2015-H1', ['2015-01-01', '2015-07-01'], '١ يناير – ٣٠ يونيو ٢٠١٥', '1 January – 30 June 2015'],
  ['197', ['1970-01-01', '1980-01-01'], '١ يناير ١٩٧٠ – ٣١ ديسمبر ١٩٧٩', '1 January 1970 – 31 December 1979'],
  ['197', undefined, '197', '197'],
];

/** Versions of the language data differ in spaces and dashes. */
function plain(text) {
  return text.replace(/[\u2000-\u200F\u202F\u00A0\s]+/g, ' ').replace(/ ?[-–] ?/g, '–').trim();
}

for (const [value, interval, arabic, english] of CASES) {
  test(`${value}${interval ? ` ${interval.join(' to ')}` : ''}`, () => {
    const time = { value, ...(interval ? { interval } : {}) };
    assert.equal(plain(timeWords(time, PUBLISHED, ar).gregorian), plain(arabic));
    assert.equal(plain(timeWords(time, PUBLISHED, en).gregorian), plain(english));
  });
}

test('days and months are given in the Hijri calendar too, years are not', () => {
  assert.match(timeWords({ value: '2020-08-18' }, PUBLISHED, ar).hijri, /٢٨ ذو الحجة ١٤٤١/);
  assert.match(timeWords({ value: '2020-08' }, PUBLISHED, ar).hijri, /ذو الحجة.*محرم/);
  assert.equal(timeWords({ value: '2020' }, PUBLISHED, ar).hijri, undefined);
});

test('a clock time on a day that is not known is the clock alone', () => {
  assert.equal(plain(timeWords({ value: 'T17:30' }, PUBLISHED, en).gregorian), '17:30');
});

test('months and years of the Hijri calendar are given in both', () => {
  const month = { value: '1441-09', calendar: 'hijri', interval: ['2020-04-24', '2020-05-24'] };
  assert.equal(plain(timeWords(month, PUBLISHED, en).gregorian), '24 April–23 May 2020');
  assert.match(timeWords(month, PUBLISHED, ar).hijri, /رمضان ١٤٤١/);
  assert.equal(timeWords(month, PUBLISHED, en).distance, '4 months ago');
  const year = { value: '1436', calendar: 'hijri', interval: ['2014-10-25', '2015-10-14'] };
  assert.match(timeWords(year, PUBLISHED, ar).hijri, /١٤٣٦/);
  assert.equal(timeWords(year, PUBLISHED, en).distance, '6 years ago');
});

test('weeks and quarters say how far they are', () => {
  const distance = (value, ...interval) => timeWords({ value, interval }, PUBLISHED, en).distance;
  assert.equal(distance('2020-W33', '2020-08-10', '2020-08-17'), 'last week');
  assert.equal(distance('2020-W35', '2020-08-24', '2020-08-31'), 'next week');
  assert.equal(distance('2020-W34-WE', '2020-08-22', '2020-08-24'), 'this week');
  assert.equal(distance('2020-Q2', '2020-04-01', '2020-07-01'), '4 months ago');
  assert.equal(distance('199', '1990-01-01', '2000-01-01'), '30 years ago');
  assert.equal(distance('2020-Q3', '2020-07-01', '2020-10-01'), 'this quarter');
  assert.equal(distance('202', '2020-01-01', '2030-01-01'), undefined);
});

test('the distance is counted from the publication date, in the grain that fits', () => {
  const distance = (value, published = PUBLISHED) => timeWords({ value }, published, en).distance;
  assert.equal(distance('2020-08-17'), 'yesterday');
  assert.equal(distance('2020-08-18', '2020-08-18T23:59:00+03:00'), 'today');
  assert.equal(distance('2020-11-18'), 'in 3 months');
  assert.equal(distance('2017-08-18'), '3 years ago');
  assert.equal(distance('2020-07'), 'last month');
  assert.equal(distance('2021'), 'next year');
  assert.equal(timeWords({ value: '2020-08-17' }, undefined, en).distance, undefined);
});

test('both languages have words for the same things', () => {
  const shape = (value) =>
    typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shape(member)])) : typeof value;
  assert.deepEqual(shape(en), shape(ar));
});
