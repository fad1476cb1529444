/**
 * Measures typing in each editor, bare and with Hashiya, on 200,000 characters with about 5,000 annotations, and prints one
 * table. `cargo xtask build && node tests/editors/bundle.js && HASHIYA_CHROMIUM=… node tests/editors/bench.js [NAME…]`
 */
import { chromium } from '@playwright/test';

import { answer } from './editor.js';
import { HOSTS } from './hosts.js';
import config from './playwright.config.js';

/** Keystrokes that are measured, after as many that warm up. */
const KEYS = 40;

const names = process.argv.slice(2);
const browser = await chromium.launch(config.use.launchOptions);
const rows = [];
for (const host of names.length > 0 ? names : HOSTS) {
  const [bare, noted] = [await measure(host, 'bare'), await measure(host, 'noted')];
  rows.push({
    editor: host,
    annotations: noted.annotations,
    'bare: busy, median': bare.busy.median,
    'bare: p95': bare.busy.p95,
    'marked: busy, median': noted.busy.median,
    'marked: p95': noted.busy.p95,
    'added, median': noted.busy.median - bare.busy.median,
    'right again after, median': noted.right.median,
    'right again: p95': noted.right.p95,
  });
  console.log(JSON.stringify(rows.at(-1)));
}
await browser.close();
console.table(rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? Number(value.toFixed(2)) : value]))));

/** Types into a long document: milliseconds that the main thread is busy for a key, and until the marks are right. */
async function measure(host, name) {
  const page = await browser.newPage();
  page.setDefaultTimeout(180_000);
  await page.route('**/*', answer);
  await page.goto(`http://localhost/conformance.html?host=${host}`);
  await page.waitForFunction(() => window.mount);
  await page.evaluate((name) => window.mount([name], { long: true, worker: true }), name);
  await page.evaluate((name) => {
    window.harness[name].focus();
    window.right = [];
    const { session } = window.harness;
    const frame = window.harness[name].place.querySelector('iframe');
    (frame?.contentDocument ?? document).addEventListener('beforeinput', () => {
      const started = performance.now();
      setTimeout(() => session?.settled().then(() => window.right.push(performance.now() - started)));
    }, true);
  }, name);
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 40; step += 1) await page.keyboard.press('ArrowLeft');

  const devtools = await page.context().newCDPSession(page);
  // The thread's own time: a loaded machine does not count.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  const times = [];
  for (let key = 0; key < 2 * KEYS; key += 1) {
    const before = await busy();
    await page.keyboard.insertText('م');
    // A frame for the key and one for what the worker found: as many in the bare editor.
    await page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      await frame();
      await window.harness.session?.settled();
      await frame();
    });
    times.push((await busy()) - before);
  }
  const { annotations, right } = await page.evaluate(() => ({ annotations: window.harness.session?.marked.length ?? 0, right: window.right }));
  await page.close();
  return { annotations, busy: spread(times.slice(KEYS)), right: right.length > 0 ? spread(right.slice(KEYS)) : undefined };
}

function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], p95: sorted[Math.floor(sorted.length * 0.95)] };
}
