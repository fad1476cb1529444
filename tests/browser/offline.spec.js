import { annotate, expect, painted, ready, test, TEXT } from './page.js';

test.use({ serviceWorkers: 'allow' });

/** Waits until the service worker has kept all files and serves the page. */
const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

test('the page opens and annotates without a network', async ({ page, context }) => {
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await annotate(page, TEXT);
  expect(await painted(page, 'location')).toContain('بغداد');
  // The fonts are there too, and so are the parts that are loaded when they are first needed.
  expect(await page.evaluate(() => document.fonts.load('24px Amiri', 'بغداد').then((fonts) => fonts.length > 0))).toBe(true);
  await page.locator('#file').setInputFiles({ name: 'a.md', mimeType: 'text/markdown', buffer: Buffer.from('# عنوان\n\nفي بغداد') });
  await expect(page.locator('#article').locator('h2, p')).toHaveText(['عنوان', 'في بغداد']);
});

test('the page can be installed', async ({ page, context }) => {
  await kept(page);
  const devtools = await context.newCDPSession(page);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // Windows that keep no traces, as those of tests, install nothing.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  const { data } = await devtools.send('Page.getAppManifest');
  expect(JSON.parse(data)).toMatchObject({ lang: 'ar', dir: 'rtl', display: 'standalone' });
});
