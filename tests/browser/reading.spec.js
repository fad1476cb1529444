import { annotate, expect, middleOf, painted, test, TEXT } from './page.js';

test('the sample opens marked up, with notes in the margin', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const kind of ['person', 'location', 'organization', 'quote', 'time']) {
    expect(await painted(page, kind), kind).not.toEqual([]);
  }
  const note = page.locator('.note').first();
  await expect(note).toBeVisible();
  await note.hover();
  expect(await painted(page, 'active')).toHaveLength(1);
});

test('a pasted text is marked up where it stands, and no element is added to it', async ({ page }) => {
  await annotate(page, TEXT);
  expect(await painted(page, 'person')).toContain('سامح شكري');
  expect(await painted(page, 'location')).toContain('بغداد');
  expect(await painted(page, 'time')).toContain('يوم 18 أغسطس 2020');
  expect(await painted(page, 'quote')).toContain('«نحن ندعم العراق في كل خطوة»');
  expect(await page.locator('#article').evaluate((article) => article.innerHTML)).toBe(
    TEXT.split('\n')
      .map((line) => `<p>${line}</p>`)
      .join(''),
  );
});

test('the gloss of a time opens under the mouse and closes after it', async ({ page }) => {
  await annotate(page, TEXT);
  const { x, y } = await middleOf(page, 'time');
  await page.mouse.move(x, y);
  const gloss = page.getByRole('tooltip');
  await expect(gloss).toContainText('الثلاثاء');
  await expect(gloss).toContainText('١٨ أغسطس ٢٠٢٠');
  await expect(gloss).toContainText('٢٨ ذو الحجة ١٤٤١');
  await page.mouse.move(1, 1);
  await expect(gloss).toBeHidden();
});

test('the gloss of a quotation names its speaker', async ({ page }) => {
  await annotate(page, TEXT);
  const { x, y } = await middleOf(page, 'quote');
  await page.mouse.click(x, y);
  await expect(page.getByRole('dialog')).toContainText('سامح شكري');
});

test('the keyboard walks, opens and closes', async ({ page }) => {
  await annotate(page, TEXT);
  await page.locator('#article').focus();
  await page.keyboard.press('F8');
  await expect(page.getByRole('status')).toContainText('سامح شكري');
  await page.keyboard.press('Enter');
  const gloss = page.getByRole('dialog');
  await expect(gloss).toBeFocused();
  await expect(gloss).toContainText('شخص');
  await page.keyboard.press('Escape');
  await expect(gloss).toBeHidden();
  await expect(page.locator('#article')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('status')).toContainText('بغداد');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('status')).toContainText('سامح شكري');
});

test('all that is marked can be reached from the index', async ({ page }) => {
  await annotate(page, TEXT);
  await page.locator('#directory').getByRole('button', { name: 'بغداد', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('مكان');
  expect(await painted(page, 'active')).toEqual(['بغداد']);
});

test('a quotation shows the others of its speaker', async ({ page }) => {
  await annotate(page, 'قال وزير الخارجية سامح شكري: «الأول مهم جدا لنا». وقال شكري: «والثاني كذلك مهم لنا».');
  const { x, y } = await middleOf(page, 'quote');
  await page.mouse.move(x, y);
  await expect(page.getByRole('tooltip')).toBeVisible();
  expect(await painted(page, 'active')).toEqual(['«الأول مهم جدا لنا»']);
  expect(await painted(page, 'linked')).toEqual(['«والثاني كذلك مهم لنا»']);
});

test('the legend switches a kind off and on', async ({ page }) => {
  await annotate(page, TEXT);
  const places = page.getByRole('checkbox', { name: /أماكن/ });
  await places.uncheck();
  expect(await painted(page, 'location')).toEqual([]);
  expect(await painted(page, 'person')).not.toEqual([]);
  await places.check();
  expect(await painted(page, 'location')).toContain('بغداد');
});

test('the page speaks English on demand, and the article stays Arabic', async ({ page }) => {
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { name: 'What is marked' })).toBeVisible();
  await expect(page.locator('#article')).toHaveAttribute('dir', 'rtl');
  expect(await page.locator('[data-i18n]').evaluateAll((elements) => elements.map((e) => e.textContent).filter((t) => t === '' || t === 'undefined'))).toEqual([]);
});

test('relative dates follow the publication date', async ({ page }) => {
  await annotate(page, 'وصل الوفد إلى بغداد أمس.');
  await page.locator('#date').fill('٢٠٢٠-٠٨-١٨');
  await page.locator('#date').blur();
  await expect(page.locator('#directory')).toContainText('١٧ أغسطس ٢٠٢٠');
});
