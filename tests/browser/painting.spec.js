import { createRequire } from 'node:module';

import { expect, ready, test } from './page.js';

/** Names behind the clitics that are written onto them: a wrapper around the name would tear the joined letters. */
const CLITICS = ['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'فب'];
const NAMES = ['مصر', 'بغداد', 'لبنان', 'سوريا', 'محمد'];
const WORDS = CLITICS.flatMap((clitic) => NAMES.map((name) => ({ word: clitic + name, start: clitic.length })));

/** The fonts of the page, and two more whose letters join in other ways. */
const FONTS = {
  Amiri: undefined,
  'Noto Naskh Arabic': undefined,
  'Scheherazade New': '@fontsource/scheherazade-new/files/scheherazade-new-arabic-400-normal.woff2',
  'Markazi Text': '@fontsource/markazi-text/files/markazi-text-arabic-400-normal.woff2',
};

for (const [font, file] of Object.entries(FONTS)) {
  test(`painting moves no letter of ${WORDS.length} words in ${font}`, async ({ page }) => {
    if (file) await addFont(page, font, createRequire(import.meta.url).resolve(file));
    await page.evaluate((family) => document.fonts.load(`24px "${family}"`, 'وبمصر'), font);
    expect(await page.evaluate((family) => [...document.fonts].some((face) => face.family.replaceAll('"', '') === family && face.status === 'loaded'), font)).toBe(true);
    await page.locator('#article').evaluate((article, family) => {
      article.style.fontFamily = `"${family}"`;
    }, font);
    const measured = await page.evaluate(measure, WORDS);
    expect(measured.painted).toBe(WORDS.length);
    expect(measured.after).toEqual(measured.before);
    // The measure can fail: a wrapper with room around it moves letters in every font.
    expect(measured.wrapped).not.toEqual(measured.before);
  });
}

/** Adds a font of the tests to the page, from the page's own address as its policy demands. */
async function addFont(page, family, path) {
  await page.route('/test-font.woff2', (route) => route.fulfill({ path, contentType: 'font/woff2' }));
  await page.evaluate(async (name) => {
    document.fonts.add(await new FontFace(name, 'url(/test-font.woff2)').load());
  }, family);
}

/** The places of all letters before and after the names in `words` are painted, and when they are wrapped instead. */
async function measure(words) {
  const [{ init }, { Painter }] = await Promise.all([import('/pkg/dist/index.js'), import('/pkg/dist/dom/index.js')]);
  await init();
  const article = document.querySelector('#article');
  const paragraph = Object.assign(document.createElement('p'), { textContent: words.map(({ word }) => word).join(' ') });
  article.replaceChildren(paragraph);
  const letters = () => {
    const places = [];
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.length; at += 1) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, width, top } = range.getBoundingClientRect();
        places.push([left, width, top]);
      }
    }
    return places;
  };
  const before = letters();
  const painter = new Painter(article);
  let at = 0;
  // As all seven kinds in turn.
  const rows = words.flatMap(({ word, start }, index) => {
    const from = at;
    at += word.length + 1;
    return [from + start, from + word.length, index % 7, index];
  });
  painter.paint(Uint32Array.from(rows));
  const after = letters();
  const own = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]).filter((range) => paragraph.contains(range.startContainer));
  const painted = own.length;
  painter.destroy();
  paragraph.replaceChildren(
    ...words.flatMap(({ word, start }) => {
      const mark = Object.assign(document.createElement('mark'), { textContent: word.slice(start) });
      mark.style.padding = '0 2px';
      return [word.slice(0, start), mark, ' '];
    }),
  );
  return { before, after, painted, wrapped: letters().slice(0, before.length) };
}

test('painters share the registry, leave foreign highlights alone and leave nothing behind', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const [{ init }, { Painter }] = await Promise.all([import('/pkg/dist/index.js'), import('/pkg/dist/dom/index.js')]);
    await init();
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
    const [{ init }, { Painter }] = await Promise.all([import('/pkg/dist/index.js'), import('/pkg/dist/dom/index.js')]);
    await init();
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
  const [{ init }, { Painter }] = await Promise.all([import('/pkg/dist/index.js'), import('/pkg/dist/dom/index.js')]);
  await init();
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
