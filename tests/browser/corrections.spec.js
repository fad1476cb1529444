import { readFile } from 'node:fs/promises';

import { annotate, expect, middleOf, painted, ready, rendered, test, TEXT } from './page.js';

/** Opens the gloss of the first quotation to stay: from the place inside it that names a country. */
async function openQuote(page) {
  const gloss = await openGloss(page, 'quote');
  await gloss.getByRole('button', { name: /قول/ }).click();
  await expect(gloss.getByRole('button', { name: 'انسخ القول وقائله' })).toBeVisible();
  return gloss;
}

/** Opens the gloss of the first annotation of a kind to stay. */
async function openGloss(page, kind) {
  const { x, y } = await middleOf(page, kind);
  await page.mouse.click(x, y);
  const gloss = page.getByRole('dialog');
  await expect(gloss).toBeVisible();
  return gloss;
}

/** The article as it is downloaded in a format. */
async function downloaded(page, format) {
  await page.locator('#outgoing select').selectOption(format);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#outgoing button').nth(1).click()]);
  return readFile(await download.path(), 'utf8');
}

const notice = (page) => page.locator('#notice');

test('a name is removed, stays away after a reload, and comes back', async ({ page }) => {
  await annotate(page, TEXT);
  const gloss = await openGloss(page, 'location');
  await rendered(page, () => gloss.getByRole('button', { name: 'أزل العلامة' }).click());
  expect(await painted(page, 'location')).not.toContain('بغداد');
  await expect(notice(page)).toContainText('بغداد');
  await page.reload();
  await ready(page);
  await annotate(page, TEXT);
  expect(await painted(page, 'location')).not.toContain('بغداد');
  await page.locator('.corrections summary').click();
  await rendered(page, () => page.getByRole('button', { name: 'أعده كما كان: بغداد' }).click());
  expect(await painted(page, 'location')).toContain('بغداد');
});

test('a removal is undone', async ({ page }) => {
  await annotate(page, TEXT);
  const gloss = await openGloss(page, 'location');
  await rendered(page, () => gloss.getByRole('button', { name: 'أزل العلامة' }).click());
  await rendered(page, () => notice(page).getByRole('button', { name: 'تراجع' }).click());
  expect(await painted(page, 'location')).toContain('بغداد');
  await expect(notice(page)).toBeHidden();
});

test('a quotation is removed where it stands, and nowhere in the panels', async ({ page }) => {
  await annotate(page, TEXT);
  const words = '«نحن ندعم العراق في كل خطوة»';
  const gloss = await openQuote(page);
  await rendered(page, () => gloss.getByRole('button', { name: 'أزل العلامة' }).click());
  expect(await painted(page, 'quote')).not.toContain(words);
  await expect(page.locator('#speakers')).not.toContainText(words);
  await expect(page.locator('#directory')).not.toContainText(words);
  expect(await downloaded(page, 'tei')).not.toContain('<said who="#entity-0" direct="true">');
});

test('a name takes another kind', async ({ page }) => {
  await annotate(page, TEXT);
  const gloss = await openGloss(page, 'person');
  await rendered(page, () => gloss.getByRole('combobox').selectOption('organization'));
  expect(await painted(page, 'organization')).toContain('سامح شكري');
  expect(await painted(page, 'person')).not.toContain('سامح شكري');
});

test('selected words become a name, which the export knows too', async ({ page }) => {
  await annotate(page, 'افتتحت دار القنديل فرعا جديدا.');
  await page.locator('#article').evaluate((article) => {
    const text = article.firstChild.firstChild;
    const start = text.data.indexOf('دار');
    document.getSelection().setBaseAndExtent(text, start, text, start + 'دار القنديل'.length);
    article.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  });
  const offer = page.getByRole('group', { name: 'أضف إلى أسمائي' });
  await rendered(page, () => offer.getByRole('button', { name: 'هيئة' }).click());
  expect(await painted(page, 'organization')).toEqual(['دار القنديل']);
  expect(await downloaded(page, 'csv')).toContain('دار القنديل');
});

test('names go to a file and come from it; a wrong file is refused with its place', async ({ page }) => {
  await annotate(page, 'زار هيثم القنديل المعرض.');
  await page.locator('.corrections summary').click();
  const panel = page.locator('#own-names');
  await panel.getByRole('textbox').fill('هيثم القنديل');
  await rendered(page, () => panel.getByRole('button', { name: 'أضف', exact: true }).click());
  const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: 'احفظها في ملف' }).click()]);
  const file = await readFile(await download.path());
  await rendered(page, () => panel.getByRole('button', { name: 'احذف من أسمائي: هيثم القنديل' }).click());
  const choose = async (buffer) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), panel.getByRole('button', { name: 'خذها من ملف' }).click()]);
    await chooser.setFiles({ name: 'names.json', mimeType: 'application/json', buffer });
  };
  await rendered(page, () => choose(file));
  await expect(panel).toContainText('هيثم القنديل');
  expect(await painted(page, 'person')).toEqual(['هيثم القنديل']);
  await choose(Buffer.from(String(file).replace('"person"', '"man"')));
  await expect(page.locator('#problem')).toContainText('names.0.kind');
});

test('the gloss gives a quotation with its speaker, and a date, to copy', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await annotate(page, TEXT);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await (await openQuote(page)).getByRole('button', { name: 'انسخ القول وقائله' }).click();
  await expect.poll(copied).toBe('سامح شكري: «نحن ندعم العراق في كل خطوة»');
  await page.keyboard.press('Escape');
  await (await openGloss(page, 'time')).getByRole('button', { name: 'انسخ التاريخ' }).click();
  await expect.poll(copied).toContain('(2020-08-18)');
});
