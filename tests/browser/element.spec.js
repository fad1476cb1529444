import { test as base, expect } from '@playwright/test';

import { middleOf, painted } from './page.js';

/** What a strict page allows; the element needs nothing more. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";

const BODY = `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>عنصر</title>
<link rel="stylesheet" href="/pkg/styles/hashiya.css"><script type="module" src="/pkg/dist/element/define.js"></script>
<hashiya-article date="2020-08-18"><h2>زيارة إلى بغداد</h2><p>وصل وزير الخارجية سامح شكري إلى العراق أمس. وقال شكري: «نحن جاهزون».</p></hashiya-article>
<p id="beside">خارج العنصر</p></html>`;

/** A page with nothing but the element, marked up with all names; a message in the console or an uncaught error fails the test. */
const test = base.extend({
  page: async ({ page }, use) => {
    const complaints = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.route('**/element.html', (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': POLICY }, body: BODY }),
    );
    await page.addInitScript(() => {
      window.times = 0;
      addEventListener('hashiya-annotated', () => (window.times += 1));
    });
    await page.goto('/element.html');
    // Once with the core, once with the names.
    await annotated(page, 2);
    await use(page);
    expect(complaints).toEqual([]);
  },
});

const annotated = (page, times) => page.waitForFunction((count) => window.times >= count, times);
const tooltip = (page) => page.getByRole('status');

test('the tooltip tells what the pointer is over, and goes with it', async ({ page }) => {
  const { x, y } = await middleOf(page, 'location');
  await page.mouse.move(x, y);
  await expect(tooltip(page)).toHaveText('مكان بغداد');
  expect(await painted(page, 'active')).toEqual(['بغداد']);
  const box = await tooltip(page).boundingBox();
  const window = page.viewportSize();
  expect(box.x >= 0 && box.x + box.width <= window.width && box.y >= 0 && box.y + box.height <= window.height).toBe(true);
  // It opens under the word, not over it.
  expect(box.y).toBeGreaterThan(y);
  await page.mouse.move(1, window.height - 1);
  await expect(tooltip(page)).toBeHidden();
  expect(await painted(page, 'active')).toEqual([]);
});

test('the tooltip speaks the language of its surroundings, and names who speaks and which day is meant', async ({ page }) => {
  await page.locator('hashiya-article').evaluate((element) => {
    element.lang = 'en';
  });
  for (const [kind, words] of [['time', 'Time 2020-08-17'], ['quote', 'Quotation سامح شكري']]) {
    const { x, y } = await middleOf(page, kind);
    await page.mouse.move(x, y);
    await expect(tooltip(page)).toHaveText(words);
    await expect(tooltip(page)).toHaveAttribute('dir', 'ltr');
  }
});

test('the keyboard walks forth and back, around the ends, and closes', async ({ page }) => {
  const walked = async (key) => {
    await page.keyboard.press(key);
    await expect(tooltip(page)).toBeVisible();
    return (await painted(page, 'active'))[0];
  };
  await page.keyboard.press('Tab');
  await expect(page.locator('hashiya-article')).toBeFocused();
  const names = ['بغداد', 'سامح شكري', 'العراق', 'أمس'];
  for (const name of names) expect(await walked('F8')).toBe(name);
  expect(await walked('Shift+F8')).toBe('العراق');
  expect(await walked('Alt+ArrowUp')).toBe('سامح شكري');
  expect(await walked('Alt+ArrowDown')).toBe('العراق');
  await page.keyboard.press('Escape');
  await expect(tooltip(page)).toBeHidden();
  expect(await painted(page, 'active')).toEqual([]);
  // From the first one back is the last one.
  for (const name of ['سامح شكري', 'بغداد']) expect(await walked('Shift+F8')).toBe(name);
  const last = await page.locator('hashiya-article').evaluate((element) => {
    const { start, end } = element.article.annotations.at(-1);
    return element.text.slice(start, end);
  });
  expect(await walked('Shift+F8')).toBe(last);
  expect(await walked('F8')).toBe('بغداد');
});

test('what is written into it is marked up again, and what is taken away leaves nothing', async ({ page }) => {
  const element = page.locator('hashiya-article');
  const before = await page.evaluate(() => window.times);
  await element.evaluate((host) => {
    host.querySelector('p').firstChild.data = 'وعاد الوزير إلى القاهرة.';
  });
  await annotated(page, before + 1);
  expect(await painted(page, 'location')).toEqual(['بغداد', 'القاهرة']);
  // The markup is as it was: not one element has been added.
  expect(await element.evaluate((host) => host.innerHTML)).toBe('<h2>زيارة إلى بغداد</h2><p>وعاد الوزير إلى القاهرة.</p>');
  await element.focus();
  await page.keyboard.press('F8');
  await expect(tooltip(page)).toBeVisible();
  await element.evaluate((host) => host.remove());
  await expect(page.locator('.hashiya-tooltip')).toHaveCount(0);
  expect(await painted(page, 'location')).toEqual([]);
  expect(await painted(page, 'active')).toEqual([]);
});

test('an element that is moved goes on working', async ({ page }) => {
  const before = await page.evaluate(() => window.times);
  await page.locator('hashiya-article').evaluate((host) => document.body.prepend(host));
  await annotated(page, before + 1);
  await page.locator('hashiya-article').focus();
  await page.keyboard.press('F8');
  await expect(tooltip(page)).toHaveText('مكان بغداد');
});
