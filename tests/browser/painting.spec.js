import { expect, ready, test } from './page.js';

/** Entities that begin or end inside a word: a wrapper around them would tear its joined letters. */
const WORDS = ['وبمصر', 'للبنان', 'وبغداد', 'فالعراق', 'كالمغرب', 'بتونس', 'ولسوريا', 'وبالسعودية'];

const FONTS = ['Amiri', 'Noto Naskh Arabic'];

for (const font of FONTS) {
  test(`painting moves no letter in ${font}`, async ({ page }) => {
    await page.evaluate((family) => document.fonts.load(`24px "${family}"`, 'وبمصر'), font);
    await page.locator('#article').evaluate((article, family) => {
      article.style.fontFamily = `"${family}"`;
    }, font);
    expect(await page.evaluate((family) => document.fonts.check(`24px "${family}"`, 'وبمصر'), font)).toBe(true);
    const measured = await page.evaluate(measure, WORDS);
    expect(measured.painted).toBe(WORDS.length);
    expect(measured.after).toEqual(measured.before);
  });
}

/** Widths of the words and places of all letters, before and after the names in them are painted. */
async function measure(words) {
  const { Painter } = await import('hashiya/dom');
  const article = document.querySelector('#article');
  const text = words.join(' ');
  article.replaceChildren(Object.assign(document.createElement('p'), { textContent: text }));
  const node = article.firstChild.firstChild;
  const letters = () =>
    Array.from(text, (_, at) => {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, width, top } = range.getBoundingClientRect();
      return [left, width, top];
    });
  const before = letters();
  const painter = new Painter(article);
  // The last three letters of each word, as all seven kinds in turn.
  const rows = words.flatMap((word, index) => {
    const end = text.indexOf(word) + word.length;
    return [end - 3, end, index % 7, index];
  });
  painter.paint(Uint32Array.from(rows));
  const after = letters();
  const own = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]).filter((range) => range.startContainer === node);
  painter.destroy();
  return { before, after, painted: own.length };
}

test('painters share the registry, leave foreign highlights alone and leave nothing behind', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { Painter } = await import('hashiya/dom');
    const make = (text) => document.body.appendChild(Object.assign(document.createElement('p'), { textContent: text }));
    const [first, second] = [make('أول'), make('ثان')];
    const foreign = new Highlight(new Range());
    CSS.highlights.set('foreign', foreign);
    const before = CSS.highlights.get('hashiya-misc')?.size ?? 0;
    const one = new Painter(first);
    const two = new Painter(second);
    one.paint(Uint32Array.of(0, 3, 3, 0));
    two.paint(Uint32Array.of(0, 3, 3, 0));
    const both = CSS.highlights.get('hashiya-misc').size - before;
    one.destroy();
    const left = [...CSS.highlights.get('hashiya-misc')].map(String);
    two.destroy();
    const after = CSS.highlights.get('hashiya-misc')?.size ?? 0;
    return { both, left: left.includes('ثان') && !left.includes('أول'), nothing: after === before, foreign: CSS.highlights.get('foreign') === foreign && foreign.size === 1 };
  });
  expect(seen).toEqual({ both: 2, left: true, nothing: true, foreign: true });
});

test('an element is read with its blocks, its breaks and without what is hidden', async ({ page }) => {
  const read = await page.evaluate(async () => {
    const { Painter } = await import('hashiya/dom');
    const host = document.body.appendChild(document.createElement('div'));
    host.innerHTML = '<h3>عنوان</h3>\n  <p>سطر<br>ثان <b>غ</b>ليظ\n مطوي</p><p hidden>خفي</p><pre>أ\nب</pre>آخر';
    const painter = new Painter(host);
    const { text } = painter;
    const word = text.indexOf('غليظ');
    const range = painter.rangeOf({ start: word, end: word + 4 });
    const answer = { text: text.split('\n').map((line) => line.trim()).filter(Boolean), word: String(range), offset: painter.offsetOf(range.startContainer, range.startOffset) === word };
    painter.destroy();
    return answer;
  });
  expect(read).toEqual({ text: ['عنوان', 'سطر', 'ثان غليظ  مطوي', 'أ', 'ب', 'آخر'], word: 'غليظ', offset: true });
});

/** The annotations under the middle of «بغداد», painted inside a quotation, and under the empty end of its line. */
async function hits() {
  const { Painter } = await import('hashiya/dom');
  const host = document.body.appendChild(Object.assign(document.createElement('p'), { textContent: 'قال في بغداد' }));
  host.scrollIntoView();
  const painter = new Painter(host);
  painter.paint(Uint32Array.of(0, 12, 4, 0, 7, 12, 1, 1));
  const [rect] = painter.rectsOf({ start: 7, end: 12 });
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const all = painter.annotationsAt(x, y);
  const beside = painter.annotationsAt(rect.x - 20, y);
  painter.show('location', false);
  const fewer = painter.annotationsAt(x, y);
  painter.destroy();
  return { all, beside, fewer };
}

for (const missing of [[], ['caretPositionFromPoint', 'highlightsFromPoint'], ['caretPositionFromPoint', 'caretRangeFromPoint']]) {
  test(`what lies under a point is known, innermost first, ${missing.length > 0 ? `without ${missing.join(' and ')}` : 'with all that Chromium has'}`, async ({ page }) => {
    await page.addInitScript((names) => {
      for (const name of names) delete (name.startsWith('caret') ? Document : HighlightRegistry).prototype[name];
    }, missing);
    await page.reload();
    await ready(page);
    expect(await page.evaluate(hits)).toEqual({ all: [1, 0], beside: [], fewer: [0] });
  });
}
