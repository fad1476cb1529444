import { expect, test } from './page.js';

/**
 * Where the font changes within a line, and letters are marked on one side or on both: hyphens, Latin words, digits, clitics,
 * no-break spaces, vowel signs. Written for this test.
 */
const LINES = [
  'ويغيب العداء عمار الأسمر - وهو الأول في تاريخ الإمارة - عن مباراة كأس المدن الآسيوية أمام أشبال النادي بطل الدوري الآسيوي لكن المدرب أكرم إدريس أكد أن أنور يمكن الاعتماد عليه في آخر أيام العام.',
  'وذكر الفريق - وهو الأول في تاريخ الإمارة - أن الأعمال الأولى أنجزت في إطار الاتفاق الأخير بين الأردن والإمارات والعراق، وأن مباراة كأس المدن الآسيوية أمام أشبال النادي ألغيت، لكن المدرب أكرم إدريس أكد أن أنور يمكن الاعتماد عليه.',
  'افتتح المعرض الأول -وهو الأكبر في البصرة- بحضور 14 وفدا، وقطار بغداد-البصرة يصل 9:30 مساء، وبمصر خط القاهرة-الإسكندرية يتوقف، وفق شركة Nahr-Tech التي أنتجت لقاح «كوفيد-19» في عمّان - الأردن.',
  'سعر الـUSD بلغ\u00A01,310\u00A0دنانير، أي\u00A0بزيادة 3% - 4% عن عام 2023-2024، وقال الدكتور عبد\u00A0الرحمن: «مُحَمَّد - رئيس اللجنة - لم يحضر» (رويترز - AFP)، وللبنان 2.5 مليون جرعة.',
];

/** Pixels. Where Chromium goes wrong, it is the place of the line's end that decides: each line stands in all of these. */
const WIDTHS = Array.from({ length: 10 }, (_, step) => 366 + step * 22);

/** What share of a paragraph's ink may differ: edges of a mark inside a word are drawn from both sides, which makes 0.015. */
const EDGES = 0.03;

for (const { font, family, align } of [
  { font: 'Amiri', family: '--reading', align: 'justify' },
  { font: 'Amiri', family: '--reading', align: 'start' },
  { font: 'Noto Naskh Arabic', family: '--small', align: 'justify' },
]) {
  test(`marks in the colour of the text leave every letter where it is: ${font}, ${align}`, async ({ page }) => {
    await page.evaluate(write, { lines: LINES, widths: WIDTHS, family, align });
    expect(await page.evaluate((name) => document.fonts.check(`24px "${name}"`, 'أبجد'), font)).toBe(true);
    const article = page.locator('#article');
    const bare = await article.screenshot();
    expect(await page.evaluate(mark)).toBeGreaterThan(LINES.length * WIDTHS.length * 10);
    const marked = await article.screenshot();
    const shares = await page.evaluate(compare, [bare, marked].map((png) => png.toString('base64')));
    expect(shares.filter((share) => !(share < EDGES))).toEqual([]);
    // The measure can fail: other letters are elsewhere.
    const [first] = await page.evaluate(compare, [bare, await moved(page, article)].map((png) => png.toString('base64')));
    expect(first).toBeGreaterThan(10 * EDGES);
  });
}

test('the article is not justified: of a marked line whose spaces are spread Chromium may cut the first letter off', async ({ page }) => {
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('#article')).textAlign)).toBe('start');
});

/** A picture of the article whose letters stand three pixels away. */
async function moved(page, article) {
  await page.evaluate(() => {
    document.querySelector('#article').style.paddingInlineStart = '3px';
  });
  return article.screenshot();
}

/** Runs in the page: the lines of text in each width, in a family of the page's, with nothing marked. */
async function write({ lines, widths, family, align }) {
  const article = document.querySelector('#article');
  Object.assign(article.style, { maxInlineSize: 'none', font: `24px/1.3 var(${family})`, textAlign: align });
  article.replaceChildren(
    ...widths.flatMap((width) =>
      lines.map((line) => {
        const paragraph = Object.assign(document.createElement('p'), { textContent: line });
        paragraph.style.inlineSize = `${width}px`;
        return paragraph;
      }),
    ),
  );
  CSS.highlights.clear();
  article.getBoundingClientRect();
  await document.fonts.ready;
}

/** Runs in the page: marks two of three words, one from its second letter on, in the colour of the text; tells how many. */
function mark() {
  const article = document.querySelector('#article');
  const looks = new CSSStyleSheet();
  looks.replaceSync(`::highlight(test-same) { color: ${getComputedStyle(article).color} }`);
  document.adoptedStyleSheets.push(looks);
  const ranges = [];
  for (const { firstChild: text } of article.children) {
    for (const [place, word] of [...text.data.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].entries()) {
      if (place % 3 === 2) continue;
      const range = new Range();
      range.setStart(text, word.index + (place % 3));
      range.setEnd(text, word.index + word[0].length);
      ranges.push(range);
    }
  }
  CSS.highlights.set('test-same', new Highlight(...ranges));
  return ranges.length;
}

/** Runs in the page: for each paragraph of two pictures of the article, the share of the inked pixels that differ clearly. */
async function compare(pictures) {
  const [before, after] = await Promise.all(
    pictures.map(async (png) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      return canvas.getImageData(0, 0, image.width, image.height);
    }),
  );
  const article = document.querySelector('#article');
  const { top } = article.getBoundingClientRect();
  const paper = before.data[0];
  const differ = (one, other) => Math.abs(one - other) > 64;
  return [...article.children].map((paragraph) => {
    const box = paragraph.getBoundingClientRect();
    let [inked, moved] = [0, 0];
    const end = Math.floor(box.bottom - top) * before.width * 4;
    for (let at = Math.ceil(box.top - top) * before.width * 4; at < end; at += 4) {
      if (differ(before.data[at], paper)) inked += 1;
      if (differ(before.data[at], after.data[at])) moved += 1;
    }
    return moved / inked;
  });
}
