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
});

test('an export is downloaded under the name of its format', async ({ page }) => {
  await page.locator('#outgoing select').selectOption('tei');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#outgoing button').nth(1).click()]);
  expect(download.suggestedFilename()).toBe('hashiya.xml');
});
