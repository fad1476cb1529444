/**
 * The layer of names alone, on 5,000 characters of the articles of `tests/articles`: what annotating takes longer with it than
 * without, with the core's lists and then with the names file and its model.
 */
import { readArticles } from './bench-dates.js';

/** Milliseconds. */
const BUDGET = 1;

/** The rows of the table, measured in `page`, which must be on the served page and at rest. */
export async function benchNames(page) {
  const text = (await readArticles()).map((article) => article.text).join('\n').slice(0, 5_000);
  const rows = [];
  for (const [lists, loads] of [["the core's lists", false], ['the names file and its model', true]]) {
    const { least, median } = await page.evaluate(measure, { text, loads });
    rows.push(
      [`names alone, 5,000 characters, with ${lists}: least of many turns`, least, 'ms', BUDGET],
      ['the same, median of the turns', median, 'ms', BUDGET],
    );
  }
  return rows;
}

/**
 * Runs in the page: the text read with the layer and only read, by turns, so that a busy machine is as busy for both. A turn is
 * several readings: a page's clock ticks ten times a millisecond.
 */
async function measure({ text, loads }) {
  const { Annotator, init, loadNames } = await import('/pkg/dist/index.js');
  await init();
  if (loads) await loadNames();
  const annotator = new Annotator();
  const READINGS = 10;
  const turn = (layers) => {
    const started = performance.now();
    for (let reading = 0; reading < READINGS; reading += 1) annotator.annotateColumns(text, { layers });
    return (performance.now() - started) / READINGS;
  };
  const turns = Array.from({ length: 220 }, () => ({ whole: turn(['entity']), bare: turn([]) }));
  annotator.free();
  // The first turns warm the compiler up.
  const warm = turns.slice(20);
  const least = (which) => Math.min(...warm.map((times) => times[which]));
  const added = warm.map(({ whole, bare }) => whole - bare).sort((a, b) => a - b);
  return { least: least('whole') - least('bare'), median: added[added.length >> 1] };
}
