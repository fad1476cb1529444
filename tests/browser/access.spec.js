import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { expect, middleOf, rendered, test } from './page.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const scheme of ['light', 'dark']) {
  for (const language of ['ar', 'en']) {
    test(`axe finds nothing wrong: ${language}, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      if (language === 'en') await page.locator('#language').click();
      for (const details of ['#intake', '.corrections']) {
        await page.locator(details).evaluate((element) => {
          element.open = true;
        });
      }
      await page.locator('#article').focus();
      await page.keyboard.press('F8');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  }
}

test('axe finds nothing wrong on a phone with the sheet open', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.locator('#sheet-handle').click();
  await expect(page.locator('#margin')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

/** What axe finds wrong: rules with the elements that break them. */
async function violations(page) {
  // Scripts are evaluated here, not added: the page's own policy lets none be added to it.
  await page.evaluate(AXE);
  const found = await page.evaluate(() => window.axe.run());
  return found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}

// 720 is a window of 1440 at 200 %.
for (const width of [320, 360, 720, 768, 1440]) {
  test(`nothing sticks out at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBe(0);
  });
}

test('the margin stands beside the article where there is room, and is a sheet from the bottom where there is none', async ({ page }) => {
  const [margin, handle] = [page.locator('#margin'), page.locator('#sheet-handle')];
  for (const width of [1440, 768]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(margin).toBeVisible();
    await expect(handle).toBeHidden();
  }
  await page.setViewportSize({ width: 360, height: 800 });
  await expect(margin).toBeHidden();
  await handle.click();
  await expect(margin).toBeVisible();
  await expect(margin.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(margin).toBeHidden();
  await handle.click();
  await margin.getByRole('button').first().click();
  await expect(margin).toBeHidden();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('the whole page can be walked with the Tab key, from the way to the article on', async ({ page }) => {
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  // Each stop writes its place in the order; the walk is over when it comes to where it has been, or leaves the page.
  let stops = 0;
  while (await page.evaluate((place) => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement.dataset.stop !== undefined) return false;
    activeElement.dataset.stop = place;
    return true;
  }, stops)) {
    stops += 1;
    await page.keyboard.press('Tab');
  }
  const missed = await page
    .locator('a[href], button, input, select, textarea, summary, [tabindex="0"]')
    .evaluateAll((elements) => elements.filter((element) => element.checkVisibility() && element.tabIndex >= 0 && !element.disabled && element.dataset.stop === undefined).map((element) => element.outerHTML.slice(0, 80)));
  expect(missed).toEqual([]);
});

test('the first link leads past everything to the article', async ({ page }) => {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#article')).toBeFocused();
});

test('a gloss lies at the side where the reading begins, in both directions', async ({ page }) => {
  for (const [language, side] of [['ar', 'right'], ['en', 'left']]) {
    if (language === 'en') await rendered(page, () => page.locator('#language').click());
    const { x, y } = await middleOf(page, 'location');
    await page.mouse.click(x, y);
    const gloss = page.getByRole('dialog');
    await expect(gloss).toBeVisible();
    const [word] = await page.evaluate(() => [...CSS.highlights.get('hashiya-active')].map((range) => range.getBoundingClientRect().toJSON()));
    const box = await gloss.evaluate((element) => element.getBoundingClientRect().toJSON());
    expect(Math.abs(box[side] - word[side])).toBeLessThan(1);
    await page.keyboard.press('Escape');
  }
});

test('isolation stands around words of the article outside of it, never inside', async ({ page }) => {
  expect(await page.locator('#article').locator('bdi, [dir]').count()).toBe(0);
  const bare = await page.locator('.surface, .note-lemma').evaluateAll((elements) => elements.filter((element) => !element.querySelector('bdi[lang="ar"]')).length);
  expect(bare).toBe(0);
});

test('with system colours the marks are seen, and so are the dots of the timeline', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const [paper, quote] = await page.locator('#article').evaluate((article) => [
    getComputedStyle(article.closest('.folio')).backgroundColor,
    getComputedStyle(article.querySelector('p'), '::highlight(hashiya-quote)').backgroundColor,
  ]);
  expect(quote).not.toBe(paper);
  const [dot, back] = await page.locator('.timeline-dot').first().evaluate((element) => [getComputedStyle(element).stroke, getComputedStyle(document.body).backgroundColor]);
  expect(dot).not.toBe(back);
});

test('nothing moves by itself where less motion is asked for', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
    }).length,
  );
  expect(moving).toBe(0);
});

test('on paper the glosses follow the article, each after its words', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.before, .after, .back, #sheet-handle').filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('.note-lemma').first()).toBeVisible();
  const [article, notes] = await page.evaluate(() => ['#article', '.notes'].map((id) => document.querySelector(id).getBoundingClientRect().toJSON()));
  expect(notes.top).toBeGreaterThanOrEqual(article.bottom);
});
