/**
 * Measures typing in each editor, bare and with Hashiya, on 200,000 characters with about 5,000 annotations, and prints one
 * table. Beside them a third one, bare but for the highlights that the second had while it was typed into, which are kept where they
 * are with the least that can be done: no program that uses highlights can be below it. All are typed into by turns, a key each,
 * and left alone for as long, so that what else the machine does, and what the editor does by the clock, concerns each.
 * `cargo xtask build && node tests/editors/bundle.js && HASHIYA_CHROMIUM=… node tests/editors/bench.js [NAME…]`
 */
import { chromium } from '@playwright/test';

import { answer } from './editor.js';
import { HOSTS } from './hosts.js';
import config from './playwright.config.js';

/** Keystrokes that are measured, after half as many that warm up. */
const KEYS = 96;

/**
 * What is typed, again and again: one letter in three belongs to a name or a day, and one key in five ends a word. Where the answer
 * changes what is marked, the browser draws one frame more than without.
 */
const TEXT = ' وقال محمد صلاح في بغداد أمس إن الأسعار ارتفعت.';

const names = process.argv.slice(2);
const browser = await chromium.launch(config.use.launchOptions);
const rows = [];
for (const host of names.length > 0 ? names : HOSTS) {
  const [bare, noted, still] = [await open(host, 'bare'), await open(host, 'noted'), await open(host, 'noted')];
  const ranges = await leaveRanges(still);
  const times = [];
  for (let key = 0; key < KEYS * 1.5; key += 1) {
    const letter = TEXT[key % TEXT.length];
    const { busy, waited, changed } = await type(noted, letter);
    const alone = (await type(bare, letter, waited)).busy;
    const ranges = (await type(still, letter, waited)).busy;
    times.push({ alone, added: busy - alone, browser: ranges - alone, own: busy - ranges, busy, ranges, changed });
  }
  const { annotations, right } = await noted.page.evaluate(() => ({ annotations: window.harness.session.marked.length, right: window.right }));
  const measured = times.slice(-KEYS);
  const of = (member, some = measured) => spread(some.map((time) => time[member]));
  const again = spread(right.slice(-KEYS));
  rows.push({
    editor: host,
    annotations,
    'bare, median': of('alone').median,
    'added, median': of('added').median,
    ranges,
    'of ranges alone': of('browser').median,
    'beside ranges': of('own').median,
    'no mark changed': of('added', measured.filter(({ changed }) => !changed)).median,
    'marks changed': of('added', measured.filter(({ changed }) => changed)).median,
    'bare, p95': of('alone').p95,
    'added, p95': of('busy').p95 - of('alone').p95,
    'of ranges alone, p95': of('ranges').p95 - of('alone').p95,
    'right again, median': again.median,
    'right again, p95': again.p95,
  });
  console.log(JSON.stringify(rows.at(-1)));
  for (const { page } of [bare, noted, still]) await page.close();
}
await browser.close();
console.table(rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? Number(value.toFixed(2)) : value]))));

/** A page with one of the two in it, the caret in the middle of its first paragraph. */
async function open(host, name) {
  const page = await browser.newPage();
  page.setDefaultTimeout(180_000);
  await page.route('**/*', answer);
  await page.goto(`http://localhost/conformance.html?host=${host}`);
  await page.waitForFunction(() => window.mount);
  await page.evaluate((name) => window.mount([name], { long: true, worker: true }), name);
  await page.evaluate((name) => {
    const { session, [name]: editor } = window.harness;
    editor.focus();
    editor.toStart?.();
    window.right = [];
    // From the key, which the editor has to take first, until what is painted is what the text gives, but for the word that is
    // being written. Nothing may ask whether all is settled: that word would count as written.
    let read = () => undefined;
    session?.onUpdate(() => read());
    (editor.place.querySelector('iframe')?.contentDocument ?? document).addEventListener('beforeinput', () => {
      const started = performance.now();
      window.answered = new Promise((resolve) => (read = resolve));
      window.answered.then(() => window.right.push(performance.now() - started));
    }, true);
  }, name);
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 38; step += 1) await page.keyboard.press('ArrowLeft');
  const devtools = await page.context().newCDPSession(page);
  // The thread's own time: while it waits for a processor it counts nothing.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, devtools };
}

/**
 * Types some letters, and takes all of Hashiya away but the ranges that it has painted while they were typed, and their style;
 * gives how many those are. An editor that draws a paragraph anew does away with the ranges in it: they are made again there.
 */
async function leaveRanges(opened) {
  for (const letter of TEXT.slice(0, 12)) await type(opened, letter);
  return opened.page.evaluate(() => {
    const { adapter, attached } = window.harness;
    const { root } = adapter;
    const shown = root.ownerDocument;
    const { CSS, Highlight } = shown.defaultView;
    const [kept, sheets] = [[...CSS.highlights].map(([name, highlight]) => [name, [...highlight]]), [...shown.adoptedStyleSheets]];
    attached.destroy();
    window.harness.session = undefined;
    shown.adoptedStyleSheets = sheets;
    for (const [name, ranges] of kept) CSS.highlights.set(name, new Highlight(...ranges));
    const all = kept.flatMap(([name, ranges]) => ranges.map((range) => ({ name, range })));
    const holds = (node) => node !== root && root.contains(node);
    if (!all.every(({ range }) => range instanceof shown.defaultView.Range && holds(range.startContainer))) return all.length;
    // By the box that a range stands in, which stays, and the letters before it there.
    for (const mark of all) {
      mark.box = mark.range.startContainer.parentElement;
      while (mark.box.parentElement.textContent.length < 5_000) mark.box = mark.box.parentElement;
      mark.place = [...mark.box.parentElement.children].indexOf(mark.box);
      mark.box = mark.box.parentElement;
      const before = shown.createRange();
      before.setStart(mark.box.children[mark.place], 0);
      before.setEnd(mark.range.startContainer, mark.range.startOffset);
      [mark.from, mark.length] = [String(before).length, String(mark.range).length];
    }
    new MutationObserver(() => {
      for (const mark of all) {
        if (!mark.range.collapsed && mark.range.startContainer.isConnected) continue;
        const walk = shown.createTreeWalker(mark.box.children[mark.place], NodeFilter.SHOW_TEXT);
        let at = 0;
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          if (at <= mark.from && mark.from + mark.length <= at + node.length) {
            const range = shown.createRange();
            range.setStart(node, mark.from - at);
            range.setEnd(node, mark.from - at + mark.length);
            CSS.highlights.get(mark.name).delete(mark.range);
            CSS.highlights.get(mark.name).add(range);
            mark.range = range;
          }
          at += node.length;
        }
      }
    }).observe(root, { childList: true, characterData: true, subtree: true });
    return all.length;
  });
}

/**
 * Types a letter, and gives the milliseconds for which the main thread was busy until all of it was done, those until the
 * text was read anew (where there are no marks, `wait` says how long that is), and whether other names or days are marked than before.
 */
async function type({ page, devtools }, letter, wait = 0) {
  const taken = async () => (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  const before = await taken();
  await page.keyboard.insertText(letter);
  const waited = await page.evaluate(async (wait) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    await frame();
    const started = performance.now();
    await (window.harness.session ? window.answered : new Promise((resolve) => setTimeout(resolve, wait)));
    const waited = performance.now() - started;
    await frame();
    return waited;
  }, wait);
  const busy = (await taken()) - before;
  const changed = await page.evaluate(() => {
    const marks = window.harness.painted().filter((mark) => !mark.startsWith('quote')).join();
    const changed = marks !== window.marks;
    window.marks = marks;
    return changed;
  });
  return { busy, waited, changed };
}

function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], p95: sorted[Math.floor(sorted.length * 0.95)] };
}
