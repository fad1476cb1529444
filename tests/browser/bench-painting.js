/**
 * Painting on one page, by Hashiya and by others: 5,000 annotations on 200,000 characters, until the frame after is laid
 * out; and by how much a word grows when the name in it, behind a clitic, is painted.
 */
import { build } from 'esbuild';

/** How each paints. The functions run in the page; `setting` is what {@link setTheStage} has left there. */
const PAINTERS = {
  Hashiya: async ({ article, rows, flat }) => {
    const { Painter } = await import('/pkg/dist/dom/index.js');
    const painter = new Painter(article);
    const columns = Uint32Array.from(flat(rows));
    return { paint: () => painter.paint(columns), end: () => painter.destroy() };
  },
  'displaCy (elements around the words)': ({ article, paragraphs, rows, text }) => {
    // What its template for entities makes, without the labels; the page's policy lets no style stand in the markup.
    const looks = new CSSStyleSheet();
    looks.replaceSync('article mark { padding: 0.45em 0.6em; margin: 0 0.25em; line-height: 1; border-radius: 0.35em }');
    document.adoptedStyleSheets.push(looks);
    const escaped = (words) => words.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
    return {
      paint: () => {
        let at = 0;
        let row = 0;
        article.innerHTML = paragraphs
          .map((paragraph) => {
            const end = at + paragraph.length;
            let html = '<p>';
            let from = at;
            for (; row < rows.length && rows[row][1] <= end; row += 1) {
              const [start, stop] = rows[row];
              html += `${escaped(text.slice(from, start))}<mark>${escaped(text.slice(start, stop))}</mark>`;
              from = stop;
            }
            html += `${escaped(text.slice(from, end))}</p>`;
            at = end + 1;
            return html;
          })
          .join('');
      },
      end: () => document.adoptedStyleSheets.pop(),
    };
  },
  'recogito text-annotator (overlay)': ({ article, rows, text }) => {
    const annotator = window.recogito.createTextAnnotator(article, { renderer: 'SPANS' });
    const annotations = rows.map(([start, end], index) => {
      const id = `a${index}`;
      return { id, bodies: [], target: { annotation: id, selector: [{ id, quote: text.slice(start, end), start, end }] } };
    });
    return { paint: () => annotator.setAnnotations(annotations), end: () => annotator.destroy() };
  },
};

/** Rows for the table: name, value, unit, budget. */
export async function benchPainting(page) {
  await page.evaluate(await scriptOfRecogito());
  await page.evaluate(setTheStage);
  const rows = [];
  for (const [name, prepare] of Object.entries(PAINTERS)) {
    const { median, widened } = await page.evaluate(`(${measure})(${prepare})`);
    rows.push([`${name}: paint 5,000 on 200,000 characters, to the next frame: median`, median, 'ms', name === 'Hashiya' ? 15 : undefined]);
    rows.push([`${name}: a name behind a clitic makes its word wider by at most`, widened, 'px', name === 'Hashiya' ? 0 : undefined]);
  }
  return rows;
}

/** Recogito as a script that can be evaluated: the page's policy lets none be added. */
async function scriptOfRecogito() {
  const { outputFiles } = await build({
    stdin: { contents: "export { createTextAnnotator } from '@recogito/text-annotator';", resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'recogito',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return `${outputFiles[0].text}; window.recogito = recogito;`;
}

/** Runs in the page: what all painters are given. */
async function setTheStage() {
  const { init } = await import('/pkg/dist/index.js');
  await init();
  const sentence = 'وقال الوزير في بغداد أمس إن بلاده مستعدة للحوار مع الجميع. ';
  const paragraph = sentence.repeat(8).trim();
  const paragraphs = Array.from({ length: Math.ceil(200_000 / (paragraph.length + 1)) }, () => paragraph);
  const text = paragraphs.join('\n');
  const rows = [];
  for (let at = text.indexOf('بغداد'); at >= 0 && rows.length < 2_500; at = text.indexOf('بغداد', at + 1)) rows.push([at, at + 5]);
  for (let at = text.indexOf('لحوار'); at >= 0 && rows.length < 5_000; at = text.indexOf('لحوار', at + 1)) rows.push([at, at + 5]);
  rows.sort(([a], [b]) => a - b);
  const clitics = ['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'فب'];
  const names = ['مصر', 'بغداد', 'لبنان', 'سوريا', 'محمد'];
  const words = clitics.flatMap((clitic) => names.map((name) => ({ word: clitic + name, start: clitic.length })));
  window.setting = { paragraphs, text, rows, words, flat: (pairs) => pairs.flatMap(([start, end], index) => [start, end, index % 7, index]) };
}

/** Runs in the page: a painter's time on the long text, and what it does to the words of a short one. */
async function measure(prepare) {
  const { paragraphs, text, rows, words, flat } = window.setting;
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const host = document.querySelector('.frame');
  const lay = (lines) => {
    const article = Object.assign(document.createElement('article'), { className: 'article', dir: 'rtl', lang: 'ar' });
    article.replaceChildren(...lines.flatMap((line, index) => [...(index > 0 ? ['\n'] : []), Object.assign(document.createElement('p'), { textContent: line })]));
    host.replaceChildren(article);
    return article;
  };
  const times = [];
  for (let round = 0; round < 9; round += 1) {
    const article = lay(paragraphs);
    await frame();
    const painter = await prepare({ article, paragraphs, text, rows, flat });
    await frame();
    const started = performance.now();
    await painter.paint();
    await new Promise(requestAnimationFrame);
    article.getBoundingClientRect();
    times.push(performance.now() - started);
    painter.end();
  }
  const line = words.map(({ word }) => word).join(' ');
  const article = lay([line]);
  const letters = () => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let offset = 0; offset < node.length; offset += 1) found.push([node, offset]);
    }
    return found;
  };
  const widths = () => {
    const all = letters();
    return spans.map(([, end], index) => {
      const range = new Range();
      range.setStart(...all[end - words[index].word.length]);
      range.setEnd(all[end - 1][0], all[end - 1][1] + 1);
      return range.getBoundingClientRect().width;
    });
  };
  let at = 0;
  const spans = words.map(({ word, start }) => {
    const from = at;
    at += word.length + 1;
    return [from + start, from + word.length];
  });
  const before = widths();
  const painter = await prepare({ article, paragraphs: [line], text: line, rows: spans, flat });
  await painter.paint();
  await frame();
  const widened = Math.max(...widths().map((width, index) => Math.abs(width - before[index])));
  painter.end();
  return { median: times.sort((a, b) => a - b)[Math.floor(times.length / 2)], widened };
}
