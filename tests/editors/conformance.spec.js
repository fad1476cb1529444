/** What every adapter has to keep, in the real editor: marks are right after every edit, and nothing else is changed. */
import { alone, both, Editor, expect, expectMarked, expectSame, open, test } from './editor.js';
import { HOSTS } from './hosts.js';
import { steps } from './walk.js';

for (const host of HOSTS) {
  test.describe(host, () => {
    test.beforeEach(({ page }) => open(page, host));

    test('what is saved does not know of marks', async ({ page }) => {
      await expectSame(page);
      expect(await page.evaluate(() => window.harness.painted().length)).toBeGreaterThan(6);
    });

    test('typing, before a name, in one and after one', async ({ page }) => {
      await same(page, async (editor) => {
        await editor.goTo(5);
        await editor.type('الأمير ');
        await editor.press('Control+End');
        await editor.type(' وعاد إلى عمان اليوم.');
        await editor.press('ArrowRight', 'ArrowRight');
        await editor.type('X');
      });
    });

    test('half a word has no mark; it comes with what ends the word, or after a pause', async ({ page }) => {
      const editor = new Editor(page, 'noted');
      const marked = () => page.evaluate(() => window.harness.painted().filter((mark) => mark.startsWith('location: القاهر')));
      await both(page, (editor) => editor.press('Control+End'));
      await pauses(page, false);
      await editor.type(' وفي القاهرة');
      expect(await marked()).toEqual([]);
      await editor.type(' ');
      await expect.poll(marked).toEqual(['location: القاهرة']);
      await pauses(page, true);
      await editor.type('ثم القاهرة');
      await expect.poll(marked).toEqual(['location: القاهرة', 'location: القاهرة']);
    });

    test('deleting letters and a whole selection', async ({ page }) => {
      await same(page, async (editor) => {
        await editor.goTo(12);
        await editor.press('Backspace', 'Backspace', 'Backspace', 'Delete');
        await editor.press(...Array(9).fill('Shift+ArrowLeft'), 'Delete');
      });
    });

    test('undo and redo, as many steps as without', async ({ page }) => {
      const [bare, noted] = await apart(page, async (editor, look) => {
        await editor.press('Control+End');
        await editor.type(' والتقى محمود عباس.');
        await look();
        await editor.press('Enter');
        await editor.type('في القاهرة غدا');
        await look();
        await editor.press('Control+z', 'Control+z', 'Control+y');
        await look();
        const depth = await editor.undoDepth();
        await look();
        return depth;
      });
      expect(noted).toEqual(bare);
    });

    test('Enter inside a quotation and a name, and joining again', async ({ page }) => {
      await same(page, async (editor) => {
        await editor.goTo(30);
        await editor.press('Enter');
      });
      await same(page, async (editor) => {
        await editor.goTo(76);
        await editor.press('Enter');
      });
      await same(page, (editor) => editor.press('Backspace'));
      await same(page, async (editor) => {
        await editor.goTo(30);
        await editor.press('Delete');
      });
    });

    test('pasting two paragraphs into a third', async ({ page }) => {
      await same(page, async (editor) => {
        await editor.goTo(20);
        await editor.paste('<p>زار نتنياهو واشنطن أمس.</p><p>وقال: «لن نقبل».</p>', 'زار نتنياهو واشنطن أمس.\n\nوقال: «لن نقبل».');
      });
    });

    test('bold letters inside a name', async ({ page }) => {
      await same(page, async (editor) => {
        await editor.goTo(7);
        await editor.press(...Array(10).fill('Shift+ArrowLeft'), 'Control+b');
      });
      const { plain, html } = await page.evaluate(() => ({ plain: window.harness.plain, html: window.harness.noted.html() }));
      if (!plain) expect(html).toMatch(/<(b|strong)[ >]|font-weight/);
      await same(page, (editor) => editor.press('Control+b'));
    });

    test('a word from an input method', async ({ page }) => {
      await same(page, async (editor) => {
        await editor.goTo(5);
        await editor.compose('العراق');
        await editor.type(' ');
      });
    });

    test('content that a script sets', async ({ page }) => {
      const html = '<p>عاد بوتين إلى موسكو.</p><p>وفي تونس قال قيس سعيد: «لا رجوع».</p>';
      await both(page, (editor) => editor.setContent(html));
      await expectSame(page);
      await expectMarked(page);
      await both(page, (editor) => editor.setContent(html));
      await expectSame(page);
      await expectMarked(page);
    });

    test('a walk of 200 random steps', async ({ page }) => {
      const [bare, noted] = await apart(page, async (editor, look) => {
        for (const walk of steps(200, 20)) {
          for (const [name, ...given] of walk) await editor[name](...given);
          await look();
        }
      });
      expect(noted).toEqual(bare);
    });

    test('the marks of others stay, and nothing is left behind', async ({ page }) => {
      const left = await page.evaluate(() => {
        const { adapter, attached, noted } = window.harness;
        const { CSS, Highlight, Range } = adapter.root.ownerDocument.defaultView;
        const foreign = new Highlight(new Range());
        CSS.highlights.set('foreign', foreign);
        const before = { attributes: noted.place.innerHTML.includes('hashiya') };
        attached.destroy();
        return { ...before, names: [...CSS.highlights.keys()], elements: document.querySelectorAll('[class*=hashiya-]').length, sheets: adapter.root.ownerDocument.adoptedStyleSheets.length, foreign: foreign.size, own: Object.keys(adapter.root).filter((key) => key === 'value') };
      });
      expect(left).toEqual({ attributes: false, names: ['foreign'], elements: 0, sheets: 0, foreign: 1, own: [] });
      const tags = await page.evaluate(() => ['bare', 'noted'].map((name) => [...document.querySelectorAll(`#${name} *`)].map((element) => element.outerHTML.match(/^<[^>]*>/)[0].replace(/ (id|for|srcdoc|aria-[a-z]+|data-[a-z-]+)="[^"]*"/g, ''))));
      expect(tags[1]).toEqual(tags[0]);
      await new Editor(page, 'noted').focus();
      await page.keyboard.type('ثم');
      expect(await page.evaluate(() => window.harness.painted())).toEqual([]);
    });
  });
}

/** Whether a pause in writing is noticed: a slow machine makes some. */
function pauses(page, noticed) {
  return page.evaluate((noticed) => {
    const set = (window.unmuted ??= window.setTimeout);
    window.setTimeout = noticed ? set : (act, wait, ...given) => (wait === 500 ? undefined : set(act, wait, ...given));
  }, noticed);
}

/** Does the same to both editors; then what is saved, selected and focused is the same, and the marks are right. */
async function same(page, act) {
  const selections = await both(page, async (editor) => {
    await act(editor);
    const before = await editor.selection();
    await expectMarked(page);
    expect(await editor.selection()).toEqual(before);
    return before;
  });
  expect(selections[1]).toEqual(selections[0]);
  await expectSame(page);
}

/**
 * Does the same to both editors in pages of their own, and returns what each looked like whenever `act` looked: what would
 * be saved, the selection, and what `act` gave in the end. The marks have to be right each time.
 */
async function apart(page, act) {
  const seen = [];
  for (const name of ['bare', 'noted']) {
    const editor = await alone(page, name);
    const looks = [];
    const given = await act(editor, async () => {
      await expectMarked(page);
      looks.push({ html: await editor.html(), selection: await editor.selection() });
    });
    seen.push({ looks, given });
  }
  return seen;
}
