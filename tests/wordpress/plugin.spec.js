/** The plugin in a real WordPress: activate, write, save, view, and who may not. */
import { expect, test } from '@playwright/test';

const FIRST = 'وقال وزير الخارجية المصري سامح شكري في بغداد: «نحن ندعم العراق في كل خطوة».';
const SECOND = 'ووصل الرئيس الفرنسي إيمانويل ماكرون إلى بيروت أمس.';

/** What is marked in both. */
const ALL = [
  'person: سامح شكري',
  'location: بغداد',
  'quote: «نحن ندعم العراق في كل خطوة»',
  'location: العراق',
  'person: إيمانويل ماكرون',
  'location: بيروت',
  'time: أمس',
];

test.describe.configure({ mode: 'serial' });

let page;
let errors;

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  errors = [];
  page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
  // The server logs its first visitor in.
  await page.goto('/wp-admin/');
  await page.waitForSelector('#wpadminbar');
});

test.afterAll(async () => {
  await page.close();
});

test('it is activated', async () => {
  await page.goto('/wp-admin/plugins.php');
  const row = page.locator('tr[data-slug="hashiya"]');
  const activate = row.locator('.activate a');
  if (await activate.count()) await activate.click();
  await expect(row.locator('.deactivate a')).toBeVisible();
});

test('marks lie on the text in the canvas while it is written, and follow every edit', async () => {
  await page.goto('/wp-admin/post-new.php');
  await page.waitForFunction(() => window.wp?.data?.select('core/editor')?.getCurrentPostId());
  await page.evaluate(() => {
    wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false);
    wp.data.dispatch('core/preferences').set('core', 'welcomeGuide', false);
    wp.data.dispatch('core/block-editor').insertBlocks([wp.blocks.createBlock('core/paragraph')]);
    wp.data.dispatch('core/editor').editPost({ title: 'شكري في بغداد', date: '2024-05-16T10:00:00' });
  });
  const canvas = await canvasOf(page);
  await canvas.locator('[data-wp-block-attribute-key="content"]').first().click();
  await page.keyboard.type(FIRST);
  await page.keyboard.press('Enter');
  await page.keyboard.type(SECOND);
  await expectMarks(page, ALL);

  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Backspace');
  await expectMarks(page, ALL.slice(0, -1));
  await page.keyboard.type(' أمس.');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Control+b');
  await expectMarks(page, ALL);
  // How much one step takes back is WordPress's own affair: what matters is that the text goes, and comes back marked.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await expectMarks(page, ALL);
  await page.keyboard.press('Control+b');
  await expectMarks(page, ALL);
});

test('the sidebar lists who is named, who said what and when', async () => {
  await page.evaluate(() => {
    const { dispatch } = wp.data;
    (dispatch('core/edit-post').openGeneralSidebar ?? dispatch('core/interface').enableComplementaryArea)('hashiya/notes');
  });
  const notes = page.locator('.hashiya-notes');
  await expect(notes.locator('.hashiya-who')).toContainText('سامح شكري');
  await expect(notes.locator('.hashiya-said')).toContainText('نحن ندعم العراق');
  await expect(notes.locator('.hashiya-when')).toContainText('أمس');
});

test('saving stores what was found, and the text as it was written', async () => {
  await page.evaluate(() => wp.data.dispatch('core/editor').editPost({ status: 'publish' }));
  // A draft may be saving itself, and a post is saved once at a time.
  const save = async () => {
    const { isSavingPost, getCurrentPostAttribute } = wp.data.select('core/editor');
    if (!isSavingPost() && getCurrentPostAttribute('status') !== 'publish') await wp.data.dispatch('core/editor').savePost();
    return !isSavingPost() && getCurrentPostAttribute('status');
  };
  await expect.poll(() => page.evaluate(save)).toBe('publish');
  const post = await page.evaluate(() => wp.apiFetch({ path: `/wp/v2/posts/${wp.data.select('core/editor').getCurrentPostId()}?context=edit` }));
  expect(post.content.raw).toBe([FIRST, SECOND].map((text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`).join('\n\n'));
  const { hashiya_annotations: found } = post.meta;
  expect(found.entities.map(({ name }) => name)).toEqual(expect.arrayContaining(['سامح شكري', 'بغداد', 'إيمانويل ماكرون', 'بيروت']));
  expect(found.quotations[0].text).toBe('«نحن ندعم العراق في كل خطوة»');
  expect(found.times.map(({ value }) => value)).toContain('2024-05-15');
  expect(await page.evaluate(() => wp.data.select('core/editor').isEditedPostDirty())).toBe(false);
});

test('the page of the post tells search engines of it', async () => {
  const address = await page.evaluate(() => wp.data.select('core/editor').getPermalink());
  await page.goto(address);
  const data = JSON.parse(await page.locator('script.hashiya-structured-data').textContent());
  expect(data).toMatchObject({ '@context': 'https://schema.org', '@type': 'NewsArticle', inLanguage: 'ar', headline: 'شكري في بغداد' });
  const person = data.mentions.find(({ name }) => name === 'سامح شكري');
  expect(person).toMatchObject({ '@type': 'Person' });
  expect(data.hasPart[0]).toEqual({ '@type': 'Quotation', text: '«نحن ندعم العراق في كل خطوة»', creator: { '@id': person['@id'] } });
  expect(data.temporalCoverage).toContain('2024-05-15/2024-05-16');
});

test('what was found is for editors, and is forgotten where the text is changed without the plugin', async ({ browser }) => {
  const id = await page.evaluate(() => Number(document.body.className.match(/postid-(\d+)/)[1]));
  const reader = await browser.newContext();
  const answer = await reader.request.get(`/index.php?rest_route=/wp/v2/posts/${id}`);
  expect(await answer.json()).not.toHaveProperty('meta.hashiya_annotations');
  await reader.close();

  await page.goto('/wp-admin/edit.php');
  const change = (data) =>
    page.evaluate(
      async ([id, data]) => {
        const nonce = await fetch('/wp-admin/admin-ajax.php?action=rest-nonce').then((answer) => answer.text());
        const headers = { 'Content-Type': 'application/json', 'X-WP-Nonce': nonce };
        const answer = await fetch(`/index.php?rest_route=/wp/v2/posts/${id}&context=edit`, { method: 'POST', headers, body: JSON.stringify(data) });
        return (await answer.json()).meta.hashiya_annotations;
      },
      [id, data],
    );
  expect((await change({ title: 'عنوان آخر' })).entities.length).toBeGreaterThan(0);
  expect((await change({ content: 'نص آخر' })).entities ?? []).toEqual([]);
  await page.goto(`/?p=${id}`);
  await expect(page.locator('script.hashiya-structured-data')).toHaveCount(0);
});

test('what does not fit the schema is refused, and markup never reaches the page', async () => {
  await page.goto('/wp-admin/edit.php');
  const path = await page.evaluate(async () => {
    const [{ id }] = await fetch('/index.php?rest_route=/wp/v2/posts&per_page=1').then((answer) => answer.json());
    return `/index.php?rest_route=/wp/v2/posts/${id}`;
  });
  const send = (meta, nonce = true) =>
    page.evaluate(
      async ([path, meta, nonce]) => {
        const token = nonce ? await fetch('/wp-admin/admin-ajax.php?action=rest-nonce').then((answer) => answer.text()) : '';
        const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...(token ? { 'X-WP-Nonce': token } : {}) }, body: JSON.stringify({ meta: { hashiya_annotations: meta } }) });
        return answer.status;
      },
      [path, meta, nonce],
    );
  expect(await send({ version: 1, entities: [{ kind: 'planet', name: 'x' }] })).toBe(400);
  expect(await send({ version: 1, surprise: true })).toBe(400);
  expect(await send({ version: 1, entities: [] }, false)).toBe(401);
  expect(await send({ version: 1, entities: [{ kind: 'person', name: 'محمد </script><script>alert(1)</script>' }] })).toBe(200);
  const { link } = await page.evaluate((path) => fetch(path).then((answer) => answer.json()), path);
  await page.goto(link);
  const data = JSON.parse(await page.locator('script.hashiya-structured-data').textContent());
  expect(data.mentions[0].name).not.toContain('<');
});

test('the editor of an Arabic site speaks Arabic', async () => {
  await page.goto('/wp-admin/profile.php');
  await page.locator('#locale').selectOption('ar');
  await page.locator('#submit').click();
  await page.waitForLoadState();
  await page.goto('/wp-admin/post-new.php');
  await page.waitForFunction(() => window.wp?.data?.select('core/editor')?.getCurrentPostId());
  expect(await page.evaluate(() => ({ direction: document.documentElement.dir, title: wp.i18n.__('Notes on the text', 'hashiya'), language: hashiyaSettings.language }))).toEqual({ direction: 'rtl', title: 'حواشي النص', language: 'ar' });
});

test('no script has failed', () => {
  expect(errors.filter((error) => /hashiya/i.test(error))).toEqual([]);
});

/** The frame that holds the blocks, or the page. */
async function canvasOf(page) {
  await page.waitForFunction(() => (document.querySelector('iframe[name="editor-canvas"]')?.contentDocument ?? document).querySelector('.is-root-container'));
  return (await page.locator('iframe[name="editor-canvas"]').count()) ? page.frameLocator('iframe[name="editor-canvas"]') : page;
}

async function expectMarks(page, marks) {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { CSS, Range } = document.querySelector('iframe[name="editor-canvas"]')?.contentWindow ?? window;
        const kinds = ['person', 'location', 'organization', 'misc', 'quote', 'time', 'mark'];
        const ranges = kinds.flatMap((kind) => [...(CSS.highlights.get(`hashiya-${kind}`) ?? [])].map((range) => ({ kind, range })));
        ranges.sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range) || -a.range.compareBoundaryPoints(Range.END_TO_END, b.range));
        return ranges.map(({ kind, range }) => `${kind}: ${range}`);
      }),
    )
    .toEqual(marks);
}
