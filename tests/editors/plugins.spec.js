/** The plugins, registered as their editors have it: button, panel, what is accepted, and that nothing is left behind. */
import { expect, test } from './editor.js';
import { PLUGINS } from './hosts.js';

for (const name of PLUGINS) {
  test.describe(`plugin of ${name}`, () => {
    test.beforeEach(async ({ page }) => {
      const address = `http://localhost/conformance.html?host=plugin-${name}`;
      if (page.url() !== address) {
        await page.goto(address);
        await page.waitForFunction(() => window.plugin);
      }
      await page.evaluate(() => window.plugin.open());
      await marked(page);
    });

    test('it is one of the plugins, marks the text up, and is in nothing that is saved', async ({ page }) => {
      expect(await page.evaluate(() => window.plugin.editor.registered())).toBe(true);
      expect(await page.evaluate(() => window.plugin.marks())).toMatchObject({ 'hashiya-person': 2, 'hashiya-quote': 2 });
      expect(await page.evaluate(() => window.plugin.editor.html())).not.toMatch(/hashiya|<(mark|span)|class=/);
    });

    test('text runs from right to left', async ({ page }) => {
      expect(await page.evaluate(() => getComputedStyle(window.plugin.editor.root()).direction)).toBe('rtl');
    });

    test('the panel lists what was found', async ({ page }) => {
      const panel = page.locator('aside.hashiya-panel');
      await expect(panel.locator('.hashiya-who')).toContainText('سامح شكري');
      await expect(panel.locator('.hashiya-said')).toContainText('نحن ندعم العراق');
      await expect(panel.locator('.hashiya-when')).toContainText('أمس');
    });

    test('the button of the toolbar switches the marks off and on', async ({ page }) => {
      const html = await page.evaluate(() => window.plugin.editor.html());
      const button = page.getByRole('button', { name: /حاشية|Hashiya/ });
      await expect(button).toHaveAttribute('aria-pressed', 'true');
      await button.click();
      await expect(button).toHaveAttribute('aria-pressed', 'false');
      await expect.poll(() => page.evaluate(() => window.plugin.marks())).toEqual({});
      await expect(page.locator('aside')).toBeEmpty();
      await button.click();
      await expect(button).toHaveAttribute('aria-pressed', 'true');
      await marked(page);
      expect(await page.evaluate(() => window.plugin.editor.html())).toBe(html);
    });

    test('a date that is accepted is one step back', async ({ page }) => {
      const html = await page.evaluate(() => window.plugin.editor.html());
      await page.evaluate(async () => {
        const { session, open } = window.plugin.editor.attached();
        const { article, text } = await session.article();
        await open(article.annotations.findIndex(({ type, start, end }) => type === 'time' && text.slice(start, end) === 'أمس'));
      });
      await page.locator('.hashiya-tooltip [data-action=insertDate]').click();
      await expect.poll(() => page.evaluate(() => window.plugin.editor.html())).toContain('أمس (15 مايو 2024) إن الوضع');
      await page.evaluate(() => window.plugin.editor.undo());
      expect(await page.evaluate(() => window.plugin.editor.html())).toBe(html);
      await marked(page);
    });

    test('an editor that goes takes all of it along', async ({ page }) => {
      await page.evaluate(() => window.plugin.editor.destroy());
      const left = await page.evaluate(() => ({ marks: [...CSS.highlights.keys()], elements: document.querySelectorAll('[class*=hashiya-]').length, panel: window.plugin.panel.outerHTML }));
      expect(left).toEqual({ marks: [], elements: 0, panel: expect.stringMatching(/^<aside( class="")?><\/aside>$/) });
      await page.evaluate(() => window.plugin.open());
    });

    test('an annotator that comes after the editor has gone finds nothing to do, and one that fails is told of', async ({ page }) => {
      const problems = await page.evaluate(async () => {
        const { annotator, open, OPTIONS } = window.plugin;
        let give;
        await open({ ...OPTIONS, annotator: new Promise((resolve) => (give = resolve)) });
        const { editor } = window.plugin;
        const told = [];
        await open({ ...OPTIONS, annotator: Promise.reject(new Error('no worker')), onProblem: (error) => told.push(error.message) });
        give(annotator);
        await Promise.resolve();
        return { told, late: editor.attached?.() === undefined, marks: window.plugin.marks() };
      });
      expect(problems).toEqual({ told: ['no worker'], late: true, marks: {} });
    });
  });
}

/** Waits until the text is marked up. */
async function marked(page) {
  await page.waitForFunction(() => window.plugin.editor.attached());
  await page.evaluate(() => window.plugin.editor.attached().session.settled());
  await expect.poll(() => page.evaluate(() => window.plugin.marks()['hashiya-person'])).toBe(2);
}
