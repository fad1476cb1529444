import { test as base, expect } from '@playwright/test';

/** Two short texts with a name of each kind, a quotation and a date that every version must find. */
export const TEXT = [
  'وقال وزير الخارجية المصري سامح شكري في بغداد يوم 18 أغسطس 2020: «نحن ندعم العراق في كل خطوة».',
  'وبمصر قالت الأمم المتحدة إن الوضع مستقر.',
].join('\n');

/** What Playwright says where the configuration keeps service workers out. */
const NO_SERVICE_WORKER = 'Service Worker registration blocked by Playwright';

/** The page, opened and annotated. A message in the console or an uncaught error fails the test. */
export const test = base.extend({
  /** What the console may say all the same. */
  expectedComplaint: [/^$/, { option: true }],
  page: async ({ page, expectedComplaint }, use) => {
    const complaints = [];
    page.on('console', (message) => {
      const expected = message.text() === NO_SERVICE_WORKER || expectedComplaint.test(message.text());
      if (['error', 'warning'].includes(message.type()) && !expected) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto('/');
    await ready(page);
    await use(page);
    expect(complaints).toEqual([]);
  },
});

export { expect };

/** Waits until the page shows all of what it opens with, and nothing more is on its way. */
export function ready(page) {
  return page.waitForFunction(() => performance.getEntriesByName('hashiya-ready').length > 0);
}

/** Puts a text into the box and asks for its annotations. */
export async function submit(page, text) {
  await page.locator('#intake').evaluate((details) => {
    details.open = true;
  });
  await page.locator('#input').fill(text);
  await page.locator('#annotate').click();
}

/** Puts a text into the box, annotates it and waits until all of the page shows it. */
export function annotate(page, text) {
  return rendered(page, () => submit(page, text));
}

/** Waits until the page has rendered once more than before `act`, and its fonts are there: nothing moves after that. */
export async function rendered(page, act) {
  const times = () => performance.getEntriesByName('hashiya-rendered').length;
  const before = await page.evaluate(times);
  await act();
  await page.waitForFunction((count) => performance.getEntriesByName('hashiya-rendered').length > count, before);
  await page.evaluate(() => document.fonts.ready);
}

/** What is painted under a name: the texts of the ranges of `hashiya-KIND`, in text order. */
export function painted(page, kind) {
  return page.evaluate((name) => {
    const ranges = [...(CSS.highlights.get(name) ?? [])];
    return ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map(String);
  }, `hashiya-${kind}`);
}

/** The middle of the first rectangle of the first range of a kind, in pixels of the viewport, scrolled into view. */
export function middleOf(page, kind) {
  return page.evaluate(async (name) => {
    const [range] = CSS.highlights.get(name);
    range.startContainer.parentElement.scrollIntoView({ block: 'center' });
    // Scrolling is told of in the next frame, and closes a gloss: it must not come after the pointer.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const [rect] = range.getClientRects();
    return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  }, `hashiya-${kind}`);
}
