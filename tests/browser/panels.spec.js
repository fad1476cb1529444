import { annotate, expect, painted, test } from './page.js';

const DATED = [
  'قال سامح شكري في بغداد يوم 18 أغسطس 2020: «نحن ندعم العراق».',
  'وكان قد زار المدينة يوم 3 أغسطس 2020 ويوم 10 أغسطس 2020، ثم يوم 14 أغسطس 2020.',
  'وتأسست الجامعة يوم 5 مايو 1911.',
].join('\n');

test('dates lie on the timeline in proportion, and one that is far off stands apart behind a break', async ({ page }) => {
  await annotate(page, DATED);
  const dots = page.locator('.timeline-dot');
  await expect(dots).toHaveCount(5);
  const at = await dots.evaluateAll((elements) => Object.fromEntries(elements.map((dot) => [dot.getAttribute('aria-label').match(/— .*?(\d+ \p{L}+ \d{4})/u)[1], Number(dot.getAttribute('cx'))])));
  // Time runs from right to left: 3, 10, 14, 18 August.
  const [third, tenth, fourteenth, eighteenth] = ['3 أغسطس 2020', '10 أغسطس 2020', '14 أغسطس 2020', '18 أغسطس 2020'].map((day) => at[day]);
  expect(third - tenth).toBeCloseTo(((third - eighteenth) * 7) / 15, 3);
  expect(third - fourteenth).toBeCloseTo(((third - eighteenth) * 11) / 15, 3);
  expect(at['5 مايو 1911']).toBeGreaterThan(third);
  await expect(page.locator('.timeline-break')).toHaveCount(1);
});

test('the timeline is walked by keyboard', async ({ page }) => {
  await annotate(page, DATED);
  const dots = page.locator('.timeline-dot');
  await dots.first().focus();
  await expect(page.locator('.timeline-caption')).toContainText('١٩١١');
  await page.keyboard.press('ArrowLeft');
  await expect(dots.nth(1)).toBeFocused();
  await expect(page.locator('.timeline-caption')).toContainText('٣ أغسطس ٢٠٢٠');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('١٨ أغسطس ٢٠٢٠');
});

test('a check says in the language of the page what is to be looked at, and leads there', async ({ page }) => {
  await annotate(page, 'وصل الوفد إلى بغداد يوم الأحد 18 أغسطس 2020.');
  const check = page.locator('#checks').getByRole('button');
  await expect(check).toContainText('اسم اليوم لا يوافق التاريخ');
  await check.click();
  expect(await painted(page, 'active')).toEqual([expect.stringContaining('الأحد 18 أغسطس 2020')]);
  await expect(page.locator('#article')).toBeFocused();
});

test('who said what lists a speaker with all that he said, and leads to it', async ({ page }) => {
  await annotate(page, 'قال وزير الخارجية سامح شكري: «الأول مهم جدا لنا». وقال شكري: «والثاني كذلك مهم لنا».');
  const speaker = page.locator('.speaker').filter({ hasText: 'سامح شكري' });
  await expect(speaker.getByRole('button')).toHaveCount(2);
  await speaker.getByRole('button').nth(1).click();
  await expect(page.getByRole('dialog')).toContainText('سامح شكري');
  expect(await painted(page, 'active')).toEqual(['«والثاني كذلك مهم لنا»']);
});

test('the index gives people their offices and a way to each mention', async ({ page }) => {
  await annotate(page, 'قال وزير الخارجية سامح شكري إن الوضع مستقر. وعاد شكري إلى بغداد. وقال شكري إنه راض.');
  const person = page.locator('.kind-person li').filter({ hasText: 'سامح شكري' });
  await expect(person).toContainText('وزير الخارجية');
  await person.getByRole('button', { name: 'سامح شكري ٢' }).click();
  expect(await painted(page, 'active')).toEqual(['شكري']);
});

test('a note and its words are linked both ways', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await annotate(page, DATED);
  const note = page.locator('.notes > li').filter({ hasText: 'سامح شكري' }).first();
  await note.getByRole('button').focus();
  expect(await painted(page, 'active')).toEqual(['سامح شكري']);
  await page.locator('#article').focus();
  await page.keyboard.press('F8');
  await expect(note).toHaveClass(/looked-at/);
  // Beside its line, as far as the note before it leaves room.
  const [beside, line] = await page.evaluate(() => [
    document.querySelector('.notes > li').getBoundingClientRect().top,
    [...CSS.highlights.get('hashiya-person')][0].getBoundingClientRect().top,
  ]);
  expect(Math.abs(beside - line)).toBeLessThan(2);
});
