/**
 * Dates and times beside chrono-node's Arabic locale, the one other tagger that runs in a browser: milliseconds an article
 * and bytes, on the articles of `tests/articles`, in one page of one browser.
 */
import { readFile, readdir } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';

import { build } from 'esbuild';

const ROOT = new URL('../../', import.meta.url);

/** The rows of the table, measured in `page`, which must be on the served page. */
export async function compareDates(page) {
  const articles = await readArticles();
  const chrono = await bundle("export { parse } from 'chrono-node/ar';");
  // Through the debugger, since the page's policy lets no other script in.
  await page.evaluate(chrono);
  const [ours, all, theirs] = await page.evaluate(measure, articles);
  const module = await readFile(new URL('pkg/wasm/hashiya_bg.wasm', ROOT));
  return [
    [`times in ${articles.length} articles, hashiya (layer time): median an article`, ours.median, 'ms'],
    ['the same, hashiya with all layers', all.median, 'ms'],
    ['the same, chrono-node/ar', theirs.median, 'ms'],
    ['expressions found, hashiya', ours.found, ''],
    ['expressions found, chrono-node/ar', theirs.found, ''],
    ['hashiya: the whole module, brotli', brotli(module) / 1000, 'KB'],
    ['chrono-node/ar: minified, brotli', brotli(Buffer.from(chrono)) / 1000, 'KB'],
  ];
}

/** `{ date, text }` of each article: its first line is the publication date. */
export async function readArticles() {
  const folder = new URL('tests/articles/', ROOT);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(
    names.map(async (name) => {
      const [date, ...lines] = (await readFile(new URL(name, folder), 'utf8')).split('\n');
      return { date, text: lines.join('\n') };
    }),
  );
}

async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: new URL('.', import.meta.url).pathname },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'chrono',
    write: false,
  });
  return outputFiles[0].text;
}

function brotli(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** Runs in the page: the taggers take turns, so that a busy machine is as busy for each. */
async function measure(articles) {
  const { Annotator, init } = await import('/pkg/dist/index.js');
  await init();
  const annotator = new Annotator();
  const taggers = [
    ({ date, text }) => annotator.annotate(text, { date, layers: ['time'] }).annotations.length,
    ({ date, text }) => annotator.annotate(text, { date }).annotations.filter(({ type }) => type === 'time').length,
    ({ date, text }) => globalThis.chrono.parse(text, new Date(`${date}T12:00:00`)).length,
  ];
  const results = taggers.map(() => ({ times: [], found: 0 }));
  for (let round = 0; round < 200; round += 1) {
    for (const article of articles) {
      taggers.forEach((tagger, index) => {
        const started = performance.now();
        const found = tagger(article);
        // The first rounds warm the compiler up.
        if (round >= 100) results[index].times.push(performance.now() - started);
        if (round === 0) results[index].found += found;
      });
    }
  }
  return results.map(({ times, found }) => ({ median: times.sort((a, b) => a - b)[times.length >> 1], found }));
}
