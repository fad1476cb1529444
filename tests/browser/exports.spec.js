import { build } from 'esbuild';

import { expect, test } from './page.js';

/** A letter outside the basic plane comes first: offsets in UTF-16 and in code points differ behind it. */
const TEXT = '\u{1F642} وقال وزير الخارجية المصري سامح شكري في بغداد يوم 18 أغسطس 2020: «نحن ندعم العراق & "نحبه"».\nوعاد أمس. <b>نص</b>';

/** The text in a format, and its annotations, from the package itself. */
function exported(page, format) {
  return page.evaluate(
    async ([text, name]) => {
      const { Annotator, init } = await import('/pkg/dist/index.js');
      await init();
      const annotator = new Annotator();
      const options = { date: '2020-08-19' };
      return { written: annotator.export(text, name, options), annotations: annotator.annotate(text, options).annotations };
    },
    [TEXT, format],
  );
}

// A document that is only parsed has the page's policy all the same, which keeps its styles out.
test.use({ expectedComplaint: /^Applying inline style violates/ });

test('HTML gives the text back, with quotations, times and names that a document knows', async ({ page }) => {
  const { written, annotations } = await exported(page, 'html');
  const read = await page.evaluate((html) => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const all = (selector, of) => [...parsed.querySelectorAll(selector)].map(of);
    return {
      language: [parsed.documentElement.lang, parsed.documentElement.dir, parsed.characterSet],
      paragraphs: all('article > p', (paragraph) => paragraph.textContent),
      quotations: all('q', (quotation) => [quotation.textContent, quotation.dataset.speaker]),
      times: all('time', (time) => [time.textContent, time.dateTime]),
      people: all('[data-kind="person"]', (name) => name.textContent),
      scripts: all('script, b', (element) => element.outerHTML),
    };
  }, written);
  expect(read.language).toEqual(['ar', 'rtl', 'UTF-8']);
  expect(read.paragraphs).toEqual(TEXT.split('\n'));
  expect(read.quotations).toEqual([['«نحن ندعم العراق & "نحبه"»', 'سامح شكري']]);
  expect(read.times).toEqual([['يوم 18 أغسطس 2020', '2020-08-18'], ['أمس', '2020-08-18']]);
  expect(read.people).toEqual(['سامح شكري']);
  expect(read.scripts).toEqual([]);
  expect(annotations).toHaveLength(read.quotations.length + read.times.length + read.people.length + 2);
});

test('W3C selectors, by position and by quotation, find their text again', async ({ page }) => {
  const { written, annotations } = await exported(page, 'w3c');
  await page.evaluate(await anchoring());
  const { items } = JSON.parse(written);
  const anchored = await page.evaluate(
    async ([text, selectors]) => {
      const host = document.body.appendChild(Object.assign(document.createElement('pre'), { textContent: text }));
      const one = async (matches) => {
        const found = [];
        for await (const range of matches) found.push([range.startOffset, range.endOffset]);
        return found;
      };
      const { createTextPositionSelectorMatcher: byPosition, createTextQuoteSelectorMatcher: byQuote } = window.anchoring;
      const answers = [];
      for (const [quote, position] of selectors) answers.push([await one(byQuote(quote)(host)), await one(byPosition(position)(host))]);
      host.remove();
      return answers;
    },
    [TEXT, items.map(({ target }) => target.selector)],
  );
  // Apache Annotator counts code points, as the standard demands; a DOM range counts UTF-16, as the annotations do.
  expect(anchored).toEqual(annotations.map(({ start, end }) => [[[start, end]], [[start, end]]]));
});

/** Apache Annotator as a script that can be evaluated: the page's policy lets none be added. */
async function anchoring() {
  const { outputFiles } = await build({
    stdin: { contents: "export * from '@apache-annotator/dom';", resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'anchoring',
    logLevel: 'error',
  });
  return `${outputFiles[0].text}; window.anchoring = anchoring;`;
}
