/** Measures in Chromium what the budgets name, and prints one table. `cargo xtask bench-web` serves the page and runs it. */
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';

import { compareDates } from './bench-dates.js';
import { benchNames } from './bench-names.js';
import { benchPainting } from './bench-painting.js';
import config from './playwright.config.js';

const { baseURL, launchOptions } = config.use;

const browser = await chromium.launch(launchOptions);
const processes = await browser.newBrowserCDPSession();
try {
  const loads = [];
  for (let round = 0; round < 10; round += 1) loads.push(await coldLoad());
  const page = await atRest();
  const annotating = await page.evaluate(annotate);
  const dates = await compareDates(page);
  const compared = await compare(await page.evaluate(() => document.querySelector('#article').innerText));
  const editing = await page.evaluate(edit);
  const painting = await page.evaluate(paint);
  const others = await benchPainting(page);
  const longest = await megabyte();
  const names = await benchNames(await atRest());
  print([
    ['annotate, 5,000 characters: median', annotating.median, 'ms', 2],
    ['annotate, 5,000 characters: 99th percentile', annotating.p99, 'ms', undefined],
    ['annotateColumns, 5,000 characters: median', annotating.columns, 'ms', undefined],
    ['annotations in that article', annotating.found, '', undefined],
    ...names,
    ['a keystroke in a document of 200,000 characters, annotated: median', editing.median, 'ms', undefined],
    ['the same, 95th percentile', editing.p95, 'ms', undefined],
    ['the same, of what is painted only: median', editing.painted, 'ms', undefined],
    ['the same on the main thread, while a worker annotates: median', editing.carried, 'ms', 2],
    ['200,000 characters annotated whole', editing.whole, 'ms', undefined],
    ['memory of the module after 1 MB of text', editing.memory, 'MB', 32],
    ['paint 5,000 annotations on 200,000 characters, with layout: median', painting.median, 'ms', 15],
    ['what lies under a point there: median', painting.hit, 'ms', undefined],
    ...others,
    ['a megabyte pasted: until all of it stands there and is annotated', longest.whole, 'ms', undefined],
    ['the same, the longest task on the main thread (0: none of 50 ms or more)', longest.task, 'ms', 50],
    ['cold load: navigation to the first paint, not yet annotated where the engine comes later: median', median(loads.map(({ first }) => first)), 'ms', undefined],
    ['cold load: navigation to WebAssembly ready: median', median(loads.map(({ loaded }) => loaded)), 'ms', undefined],
    ['cold load: navigation to the article annotated: median', median(loads.map(({ annotated }) => annotated)), 'ms', undefined],
    ['cold load: navigation to the first annotation painted: median', median(loads.map(({ painted }) => painted)), 'ms', 150],
    ['cold load: navigation to the whole page drawn: median', median(loads.map(({ rendered }) => rendered)), 'ms', undefined],
    ['cold load of a page with one line of text, to its first paint: median', median(loads.map(({ empty }) => empty)), 'ms', undefined],
    ...dates,
    ['for comparison, the same 5,000 characters: compromise, .quotations(): median', compared.compromise, 'ms', undefined],
  ]);
} finally {
  await browser.close();
}

/** The page in a browser context with an empty cache: milliseconds since the navigation began. */
async function coldLoad() {
  const page = await openWindow();
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName('hashiya-annotated').length === 0) return;
      // The frame that shows what was marked has been made when a message that its painting sent comes in.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => performance.mark('bench-painted');
        port2.postMessage(undefined);
      });
    }).observe({ type: 'mark' });
  });
  await visit(page, baseURL);
  const times = await page.evaluate(() => {
    const at = (name) => performance.getEntriesByName(name)[0].startTime;
    return {
      first: at('first-contentful-paint'),
      loaded: at('hashiya-loaded'),
      annotated: at('hashiya-annotated'),
      painted: at('bench-painted'),
      rendered: at('hashiya-rendered'),
    };
  });
  await page.context().close();
  const bare = await openWindow();
  // Where the server has nothing, it says so in one line.
  await visit(bare, `${baseURL}/nothing`);
  const empty = await bare.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  await bare.context().close();
  return { ...times, empty };
}

/** A window with an empty cache: opening it is not part of loading a page. */
async function openWindow() {
  const page = await browser.newContext().then((context) => context.newPage());
  await idle();
  return page;
}

/**
 * Waits until all processes of the browser have come to rest: for each window Chromium prepares pages of its own, for its
 * address bar, which takes more processor than the page and begins when the window is drawn.
 */
async function idle() {
  const MILLISECONDS_OF_WORK = 10;
  // At most 20 seconds: others may be at work in it.
  for (let [quiet, rounds, last] = [0, 0, await spent()]; quiet < 3 && rounds < 66; rounds += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const now = await spent();
    quiet = now - last <= MILLISECONDS_OF_WORK ? quiet + 1 : 0;
    last = now;
  }
}

/** Milliseconds of processor that all processes of the browser have taken so far. */
async function spent() {
  const { processInfo } = await processes.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

/** Goes to a page, and leaves it alone until it has come to rest: every question would be answered by its main thread. */
async function visit(page, url) {
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForTimeout(2_500);
}

/** The page, with nothing more on its way. */
async function atRest() {
  const page = await browser.newPage();
  await page.goto(baseURL);
  await page.waitForFunction(() => performance.getEntriesByName('hashiya-ready').length > 0);
  return page;
}

/** A megabyte of the sample put into the box: how long until the page shows all, and the longest task meanwhile. */
async function megabyte() {
  const page = await atRest();
  const measured = await page.evaluate(async () => {
    const sample = `${document.querySelector('#article').innerText}\n`;
    const tasks = [0];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
    // What the browser itself takes to put a megabyte into a box of text is over before the measuring begins.
    document.querySelector('#input').value = sample.repeat(Math.ceil(1_000_000 / sample.length));
    document.querySelector('#input').getBoundingClientRect();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 500)));
    const shown = () => performance.getEntriesByName('hashiya-rendered').length;
    const before = shown();
    observer.observe({ type: 'longtask' });
    const started = performance.now();
    await new Promise((resolve) => setTimeout(() => resolve(document.querySelector('#annotate').click())));
    while (shown() === before) await new Promise((resolve) => setTimeout(resolve, 20));
    const whole = performance.now() - started;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { whole, task: Math.max(...tasks) };
  });
  await page.close();
  return measured;
}

/** What others take for the same characters, each in a page of its own. They were made for other languages or fewer layers. */
async function compare(sample) {
  const text = sample.repeat(Math.ceil(5_000 / sample.length)).slice(0, 5_000);
  const page = await browser.newPage();
  await page.addScriptTag({ path: fileURLToPath(import.meta.resolve('compromise').replace(/src\/three\.js$/, 'builds/compromise.js')) });
  const compromise = await page.evaluate((given) => {
    const times = Array.from({ length: 60 }, () => {
      const started = performance.now();
      window.nlp(given).quotations().json();
      return performance.now() - started;
    });
    return times.slice(10).sort((a, b) => a - b)[25];
  }, text);
  await page.close();
  return { compromise };
}

/** Runs in the page: the sample, repeated to 5,000 characters, annotated 300 times after a warm-up. */
async function annotate() {
  const { Annotator, init } = await import('/pkg/dist/index.js');
  await init();
  const annotator = new Annotator();
  const sample = document.querySelector('#article').innerText;
  const text = sample.repeat(Math.ceil(5_000 / sample.length)).slice(0, 5_000);
  const options = { date: '2024-05-16' };
  const timed = (work) => {
    for (let round = 0; round < 50; round += 1) work();
    const times = Array.from({ length: 300 }, () => {
      const started = performance.now();
      work();
      return performance.now() - started;
    });
    return times.sort((a, b) => a - b);
  };
  const times = timed(() => annotator.annotate(text, options));
  const columns = timed(() => annotator.annotateColumns(text, options));
  return { median: times[150], p99: times[297], columns: columns[150], found: annotator.annotate(text, options).annotations.length };
}

/** Runs in the page: letters typed into the middle of 200,000 characters; what carries the marks through them meanwhile. */
async function edit() {
  const { Annotator, carryColumns, init } = await import('/pkg/dist/index.js');
  const { memory } = await import('/pkg/wasm/hashiya.js').then(async (glue) => (await init(), glue.default()));
  const annotator = new Annotator();
  const sample = `${document.querySelector('#article').innerText}\n`;
  const text = sample.repeat(Math.ceil(200_000 / sample.length)).slice(0, 200_000);
  const options = { date: '2024-05-16' };
  const started = performance.now();
  const edited = annotator.document(text, options);
  const whole = performance.now() - started;
  const times = [];
  const carried = [];
  const at = 100_000;
  for (let round = 0; round < 60; round += 1) {
    const rows = edited.columns;
    const change = { from: at + round, to: at + round, insert: 'ا' };
    const before = performance.now();
    carryColumns(rows, change);
    const after = performance.now();
    edited.applyEdit(change.from, change.to, change.insert);
    carried.push(after - before);
    times.push(performance.now() - after);
  }
  const painted = [];
  for (let round = 0; round < 60; round += 1) {
    const before = performance.now();
    edited.applyEditColumns(at + round, at + round, 'ا');
    painted.push(performance.now() - before);
  }
  edited.free();
  annotator.annotate(text.repeat(3), options);
  const sorted = (values) => values.sort((a, b) => a - b);
  return { median: sorted(times)[30], p95: times[57], painted: sorted(painted)[30], carried: sorted(carried)[30], whole, memory: memory.buffer.byteLength / 1e6 };
}

/** Runs in the page: 200,000 characters in paragraphs, every eighth word painted. */
async function paint() {
  const [{ init }, { Painter }] = await Promise.all([import('/pkg/dist/index.js'), import('/pkg/dist/dom/index.js')]);
  await init();
  const article = document.querySelector('#article');
  const sentence = 'وقال الوزير في بغداد أمس إن بلاده مستعدة للحوار مع الجميع. ';
  const paragraph = sentence.repeat(8);
  const count = Math.ceil(200_000 / paragraph.length);
  article.replaceChildren(...Array.from({ length: count }, () => Object.assign(document.createElement('p'), { textContent: paragraph })));
  const painter = new Painter(article);
  const { text } = painter;
  const rows = [];
  for (let index = 0; index < 5_000; index += 1) {
    const start = index * 40;
    rows.push(start, start + 6, index % 7, index);
  }
  const columns = Uint32Array.from(rows);
  const times = [];
  const hits = [];
  for (let round = 0; round < 15; round += 1) {
    const started = performance.now();
    painter.paint(columns);
    article.getBoundingClientRect();
    times.push(performance.now() - started);
    // A frame later the page is painted, as it is when a pointer moves over it.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const { x, y } = article.firstChild.getBoundingClientRect();
    const asked = performance.now();
    painter.annotationsAt(x + 200, y + 20);
    hits.push(performance.now() - asked);
  }
  painter.destroy();
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return { median: middle(times), hit: middle(hits), characters: text.length };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function print(rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value, unit, budget] of rows) {
    const number = Number.isInteger(value) ? String(value) : value.toFixed(2);
    console.log(`${name.padEnd(width)}  ${number.padStart(8)} ${unit}${budget === undefined ? '' : `  (budget ${budget} ${unit})`}`);
  }
}
