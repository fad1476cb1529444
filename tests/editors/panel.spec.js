/** The list beside an editor: an edit changes the lines that it concerns, and each line leads to its place. */
import { Editor, expect, open, test } from './editor.js';

test('lines that say what they said stay, and lead to where their words are now', async ({ page }) => {
  await open(page, 'contenteditable');
  await page.evaluate(() => {
    const panel = document.body.appendChild(Object.assign(document.createElement('aside'), { id: 'list' }));
    window.harness.attached.list(panel);
  });
  const panel = page.locator('#list');
  const who = panel.locator('.hashiya-who li');
  await expect(who.filter({ hasText: 'بيروت' })).toHaveCount(1);
  const lines = () => panel.locator('li').allInnerTexts();
  const before = await lines();
  await page.evaluate(() => document.querySelectorAll('#list li').forEach((line) => (line.seen = true)));

  const editor = new Editor(page, 'noted');
  await editor.focus();
  await editor.press('Control+Home');
  await editor.type('وفي الرياض التقى محمود عباس. ');
  await expect(who.filter({ hasText: 'محمود عباس' })).toHaveCount(1);
  const anew = await page.evaluate(() => [...document.querySelectorAll('#list li')].filter((line) => !line.seen).map((line) => line.innerText));
  expect(anew.length).toBeGreaterThan(0);
  expect([...before, ...anew].sort()).toEqual((await lines()).sort());

  await who.filter({ hasText: 'بيروت' }).getByRole('button').click();
  await expect(page.locator('.hashiya-tooltip')).toContainText('بيروت');

  await page.evaluate(() => window.harness.noted.setContent('<p>لا أحد.</p>'));
  await expect(panel.locator('li')).toHaveCount(0);
  await expect(panel.locator('.hashiya-nothing:visible')).toHaveCount(4);
  await page.evaluate(() => {
    window.harness.attached.destroy();
    document.querySelector('#list').remove();
  });
});
