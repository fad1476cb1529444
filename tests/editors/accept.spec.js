/** What a person accepts from a card: each goes through the editor's own command and is one step back; nothing else changes. */
import { Editor, expect, expectMarked, open, test } from './editor.js';
import { HOSTS } from './hosts.js';

for (const host of HOSTS) {
  test.describe(host, () => {
    let editor;

    test.beforeEach(async ({ page }) => {
      await open(page, host);
      editor = new Editor(page, 'noted');
      await editor.focus();
      await editor.goTo(3);
    });

    test('the walk shows a card and leaves text, caret and focus alone', async ({ page }) => {
      const [html, selection] = [await editor.html(), await editor.selection()];
      await editor.press('F8');
      await expect(page.locator('.hashiya-tooltip')).toContainText('سامح شكري');
      await expect(page.locator('.hashiya-status')).toContainText('1 of');
      await editor.press('F8', 'Shift+F8', 'Shift+F8');
      await expect(page.locator('.hashiya-tooltip')).toContainText('Time');
      expect(await editor.selection()).toEqual(selection);
      await editor.press('Escape');
      await expect(page.locator('.hashiya-tooltip')).toBeHidden();
      expect(await editor.html()).toBe(html);
    });

    test('the resolved date, put after its words', async ({ page }) => {
      const html = await editor.html();
      await accept(page, 'time', 'أمس', 'insertDate');
      await expect.poll(() => editor.html()).toContain('أمس (15 مايو 2024) إن الوضع');
      await expectMarked(page);
      await editor.press('Control+z');
      await expect.poll(() => editor.html()).toBe(html);
      await expectMarked(page);
    });

    test('a name, linked to its page', async ({ page }) => {
      const html = await editor.html();
      await openCard(page, 'entity', 'بيروت');
      const button = page.locator('.hashiya-tooltip [data-action=link]');
      if (await page.evaluate(() => !window.harness.adapter.link)) {
        await expect(button).toHaveCount(0);
        return;
      }
      await button.click();
      await expect.poll(() => editor.html()).toMatch(/<a [^>]*href="https:\/\/example.org\/tag\/5"[^>]*>(<span[^>]*>)?بيروت/);
      await expectMarked(page);
      await editor.press('Control+z');
      await expect.poll(() => editor.html()).toBe(html);
      await expectMarked(page);
    });

    test('a quotation, copied with its speaker', async ({ page }) => {
      const html = await editor.html();
      await accept(page, 'quote', '«نحن ندعم العراق في كل خطوة»', 'copyQuote');
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('«نحن ندعم العراق في كل خطوة» — سامح شكري');
      expect(await editor.html()).toBe(html);
    });

    test('a mark, dismissed: it stays away, and what is saved does not know of it', async ({ page }) => {
      const html = await editor.html();
      const painted = () => page.evaluate(() => window.harness.painted());
      const before = await painted();
      await accept(page, 'entity', 'بيروت', 'dismiss');
      const rest = before.filter((mark) => mark !== 'location: بيروت');
      await expect.poll(painted).toEqual(rest);
      expect(await editor.html()).toBe(html);
      await editor.press('Control+Home');
      await editor.type('ثم ');
      await page.evaluate(() => window.harness.session.settled());
      expect(await painted()).not.toContain('location: بيروت');
    });
  });
}

/** Opens the card of the annotation of a type that covers a text. */
async function openCard(page, type, surface) {
  await page.evaluate(
    async ([type, surface]) => {
      const { attached, session } = window.harness;
      const { article, text } = await session.article();
      await attached.open(article.annotations.findIndex((one) => one.type === type && text.slice(one.start, one.end) === surface));
    },
    [type, surface],
  );
  await expect(page.locator('.hashiya-tooltip')).toBeVisible();
}

async function accept(page, type, surface, action) {
  await openCard(page, type, surface);
  await page.locator(`.hashiya-tooltip [data-action=${action}]`).click();
}
