/** The copy of a text field that lies over it: its lines stand where the field's stand, whatever their heights become. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { expect, open, test } from './editor.js';

/** A font with lines higher than those of the fonts that systems have. */
const FONT = fileURLToPath(import.meta.resolve('@fontsource/amiri/files/amiri-arabic-400-normal.woff'));

test('a font that comes late moves the lines of a mirror as it moves those of its field', async ({ page }) => {
  await open(page, 'textarea-mirror');
  await page.evaluate(async () => {
    const { noted } = window.harness;
    Object.assign(noted.place.querySelector('textarea').style, { fontFamily: 'Late', lineHeight: 'normal', height: '400px' });
    noted.setContent(document.querySelector('template').innerHTML.trim().repeat(120));
    await window.harness.session.settled();
  });
  // Once what is far from the seen has been left out: it has the height that it had.
  await expect.poll(() => page.evaluate(heights).then(({ left }) => left)).toBeGreaterThan(0);
  const before = await page.evaluate(heights);
  expect(before.mirror).toBe(before.field);

  const font = (await readFile(FONT)).toString('base64');
  await page.evaluate((font) => {
    window.late = new FontFace('Late', `url(data:font/woff;base64,${font})`);
    document.fonts.add(window.late);
    return window.late.load();
  }, font);
  await expect(async () => {
    const after = await page.evaluate(heights);
    expect(after.field).toBeGreaterThan(before.field * 1.2);
    expect(after.mirror).toBe(after.field);
    expect(after.left).toBeGreaterThan(0);
  }).toPass({ timeout: 30_000 });
  await page.evaluate(() => document.fonts.delete(window.late));
});

/** Runs in the page: how high all lines are together in the field and in its mirror, and how many stretches of it are left out. */
function heights() {
  const field = window.harness.noted.place.querySelector('textarea');
  const { scrollHeight, firstElementChild } = field.nextElementSibling;
  const left = [...firstElementChild.children].filter((stretch) => stretch.style.contentVisibility === 'hidden').length;
  return { field: field.scrollHeight, mirror: scrollHeight, left };
}
