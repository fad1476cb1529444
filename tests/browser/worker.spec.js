import { expect, test, TEXT } from './page.js';

test('the worker answers as the page itself does, and a wrong option is the same error', async ({ page }) => {
  const answers = await page.evaluate(async (text) => {
    const [{ Annotator, init, OptionError }, { createWorkerAnnotator }] = await Promise.all([import('/pkg/dist/index.js'), import('/pkg/dist/worker/index.js')]);
    await init();
    const [near, far] = [new Annotator(), await createWorkerAnnotator()];
    const options = { date: '2020-08-18' };
    const same = JSON.stringify(await far.annotate(text, options)) === JSON.stringify(near.annotate(text, options));
    const written = (await far.export(text, 'csv', options)) === near.export(text, 'csv', options);
    const refused = await far.annotate(text, { date: 'x' }).catch((error) => error instanceof OptionError && error.message);
    const late = far.annotate(text).catch(({ name }) => name);
    far.free();
    return { same, written, refused, late: await late };
  }, TEXT);
  expect(answers).toEqual({ same: true, written: true, refused: expect.stringContaining('2020-08-18'), late: 'AbortError' });
});

test('one can type while a megabyte is annotated, and a bar says that it is', async ({ page }) => {
  const long = `${TEXT}\n`.repeat(Math.ceil(1_000_000 / TEXT.length));
  // The worker cannot answer before it is let go.
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/page-worker.js', async (route) => {
    await held;
    await route.continue();
  });
  const input = page.locator('#input');
  await page.locator('#intake').locator('summary').click();
  await input.evaluate((box, value) => {
    box.value = value;
    document.querySelector('#annotate').click();
    box.value = '';
  }, long);
  await page.locator('#intake').locator('summary').click();
  await input.pressSequentially('نص');
  await expect(input).toHaveValue('نص');
  await expect(page.locator('#progress')).toBeVisible();
  release();
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('hashiya-time')?.size ?? 0), { timeout: 60_000 }).toBeGreaterThan(5_000);
  await expect(page.locator('#progress')).toBeHidden();
  await expect(input).toHaveValue('نص');
});

test('a megabyte does not keep the page from answering', async ({ page }) => {
  const long = `${TEXT}\n`.repeat(Math.ceil(1_000_000 / TEXT.length));
  await page.locator('#input').evaluate((input, value) => {
    input.value = value;
    document.querySelector('#annotate').click();
  }, long);
  // The click has come back before anything is found: the work goes on elsewhere.
  expect(await page.evaluate(() => CSS.highlights.get('hashiya-time')?.size ?? 0)).toBeLessThan(1_000);
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('hashiya-time')?.size ?? 0), { timeout: 120_000 }).toBeGreaterThan(5_000);
  await expect(page.locator('#progress')).toBeHidden();
  // Only what is near the window has been laid out and glossed.
  expect(await page.locator('.notes > li').count()).toBeLessThan(400);
});

test('an export is downloaded under the name of its format', async ({ page }) => {
  await page.locator('#outgoing select').selectOption('tei');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#outgoing button').nth(1).click()]);
  expect(download.suggestedFilename()).toBe('hashiya.xml');
});

test('a document in the worker is edited as one on the page is, and edits may be given before the last is answered', async ({ page }) => {
  const answers = await page.evaluate(async (text) => {
    const [{ Annotator, init }, { createWorkerAnnotator }] = await Promise.all([import('/pkg/dist/index.js'), import('/pkg/dist/worker/index.js')]);
    await init();
    const [near, far] = [new Annotator(), await createWorkerAnnotator()];
    const options = { date: '2020-08-18' };
    const [here, there] = [near.document(text, options), await far.document(text, options)];
    const edits = [[0, 1, ''], [10, 10, ' \u{1F642}'], [text.length, text.length, '\nوغادر أمس.'], [30, 50, '']];
    const changes = edits.map((edit) => there.applyEdit(...edit));
    const same = JSON.stringify(await Promise.all(changes)) === JSON.stringify(edits.map((edit) => here.applyEdit(...edit)));
    const article = JSON.stringify(await there.article()) === JSON.stringify(near.annotate(here.text, options));
    const columns = String(await there.columns()) === String(here.columns);
    const part = JSON.stringify(await there.annotationsIn(0, 40)) === JSON.stringify(here.annotationsIn(0, 40));
    const refused = await there.applyEdit(0, 9999, '').catch(({ name }) => name);
    const text_ = there.text === here.text;
    there.free();
    const late = await there.article().catch(({ message }) => message);
    far.free();
    return { same, article, columns, part, refused, text_, late };
  }, TEXT);
  expect(answers).toEqual({ same: true, article: true, columns: true, part: true, refused: 'RangeError', text_: true, late: 'the document has been freed' });
});
