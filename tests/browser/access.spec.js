import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { expect, test } from './page.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const scheme of ['light', 'dark']) {
  for (const language of ['ar', 'en']) {
    test(`axe finds nothing wrong: ${language}, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      if (language === 'en') await page.locator('#language').click();
      await page.locator('#intake').evaluate((details) => {
        details.open = true;
      });
      await page.locator('#article').focus();
      await page.keyboard.press('F8');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      // The page's own policy lets no script be added to it.
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => window.axe.run());
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    });
  }
}

for (const width of [320, 360, 768, 1440]) {
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
