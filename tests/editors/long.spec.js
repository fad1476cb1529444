/** A document of many screens: only what is near is painted, and that is right wherever one looks; all of it goes to print. */
import { expect, open, test } from './editor.js';
import { HOSTS } from './hosts.js';

for (const host of HOSTS) {
  test(`${host}: a long document is marked where it is seen`, async ({ page }) => {
    const expected = await openLong(page, host);
    const last = await page.evaluate(async () => (await window.harness.session.article()).article.annotations.length - 1);

    for (const [index, near] of [[0, (count) => expected.slice(0, count)], [last, (count) => expected.slice(-count)], [0, (count) => expected.slice(0, count)]]) {
      await page.evaluate((index) => window.harness.attached.open(index), index);
      await expect(page.locator('.hashiya-tooltip')).toBeVisible();
      await expect(async () => {
        const { painted, top, height } = await page.evaluate(look, index);
        expect(painted.length).toBeGreaterThan(5);
        expect(painted.length).toBeLessThan(expected.length / 2);
        expect(painted).toEqual(near(painted.length));
        expect(top).toBeGreaterThan(0);
        expect(top).toBeLessThan(height);
      }).toPass({ intervals: [20, 50, 100, 250], timeout: 30_000 });
    }
  });

  test(`${host}: a long document is printed with all its marks`, async ({ page }) => {
    const expected = await openLong(page, host);
    await page.evaluate(() => {
      const view = window.harness.adapter.root.ownerDocument.defaultView;
      view.addEventListener('beforeprint', () => (window.printed = window.harness.painted()), { once: true });
    });
    await page.pdf();
    expect(await page.evaluate(() => window.printed)).toEqual(expected);
    expect((await page.evaluate(() => window.harness.painted())).length).toBeLessThan(expected.length / 2);
  });
}

/** Opens an editor with the text a hundred and twenty times, and gives what should be marked in it. */
async function openLong(page, host) {
  await open(page, host);
  await page.evaluate(() => {
    const { noted } = window.harness;
    noted.setContent(document.querySelector('template').innerHTML.trim().repeat(120));
  });
  await expect.poll(() => page.evaluate(() => window.harness.session.settled().then(() => window.harness.session.marked.length))).toBeGreaterThan(500);
  return page.evaluate(() => window.harness.expected());
}

/** Runs in the page: what is painted, and where an annotation stands in the window. */
function look(index) {
  const { session, adapter, painted } = window.harness;
  const [rect] = session.rectsOf(session.spansOf(index));
  const frame = adapter.root.ownerDocument.defaultView.frameElement?.getBoundingClientRect().top ?? 0;
  return { painted: painted(), top: rect.top + frame, height: innerHeight };
}
