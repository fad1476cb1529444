/** The publication date that a text tells itself. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { Annotator, init } from '../../pkg/dist/index.js';
import { datelineOf } from '../../www/dist/intake/dateline.js';

await init(readFileSync(new URL('../../pkg/wasm/hashiya_bg.wasm', import.meta.url)));
const annotator = new Annotator();
const find = (text) => annotator.annotate(text, { layers: ['time'] }).annotations;

const HEADLINE = 'الوزارة تفتتح مركزا جديدا للمخطوطات';
const BODY = 'قالت الوزيرة في كلمة ألقتها أمام الحضور إن المركز سيستقبل الباحثين من جميع البلدان، وإن الدخول إليه مجاني طوال أيام الأسبوع.';

/** Paragraphs, the date that they tell, and where. */
const DATED = [
  [[HEADLINE, 'الخميس 16 مايو 2024', BODY], '2024-05-16', 'line'],
  [[HEADLINE, 'نشر في: ١٦ أيار/مايو ٢٠٢٤ - ١٤:٣٠', BODY], '2024-05-16', 'line'],
  [[HEADLINE, 'بغداد - 16/05/2024', BODY], '2024-05-16', 'line'],
  [[HEADLINE, 'الرياض، 8 ذو القعدة 1445هـ', BODY], '2024-05-16', 'line'],
  [['تاريخ النشر: 16.05.2024 17:45', HEADLINE, BODY], '2024-05-16', 'line'],
  [[HEADLINE, BODY, BODY, BODY, BODY, BODY, BODY, 'آخر تحديث: 16 مايو 2024'], '2024-05-16', 'line'],
  [[`مسقط، 16 مايو 2024 (وكالة المرفأ) - ${BODY}`], '2024-05-16', 'line'],
  [[HEADLINE, `افتتحت الوزيرة، الخميس 16 مايو 2024، مركزا للمخطوطات. ${BODY}`], '2024-05-16', 'opening'],
];

for (const [paragraphs, date, from] of DATED) {
  test(`${from}: ${paragraphs.find((line) => find(line).length > 0).slice(0, 60)}`, () => {
    const found = datelineOf(paragraphs, find);
    assert.deepEqual([found?.date, found?.from], [date, from]);
    assert.ok(paragraphs.some((paragraph) => paragraph.includes(found.words)));
  });
}

/** What holds a full date that is not that of the news, or none. */
const UNDATED = [
  ['ذكرى 11 سبتمبر 2001', BODY],
  ['ماذا حدث في 16 مايو 2024؟', BODY],
  [HEADLINE, `ولد الكاتب الراحل في 11 ديسمبر 1911 - وهو عام شهد أحداثا كثيرة - وعاش في القاهرة. ${BODY}`],
  [HEADLINE, `افتتح المركز الأول في 3 مارس 1990. ${BODY}`],
  [HEADLINE, 'الخميس 16 مايو', BODY],
  [HEADLINE, 'الصفحة 12', BODY],
  [HEADLINE, 'تستمر الدورة من 16 إلى 20 مايو 2024', BODY],
  [],
];

for (const paragraphs of UNDATED) {
  test(`nothing: ${paragraphs.join(' / ').slice(0, 90)}`, () => {
    assert.equal(datelineOf(paragraphs, find), undefined);
  });
}
