import { test as base, expect } from '@playwright/test';

import { ready } from './page.js';

/** Answers for the page with another security policy. */
async function withPolicy(page, change) {
  await page.route('/', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    headers['content-security-policy'] = change(headers['content-security-policy']);
    await route.fulfill({ response, headers });
  });
}

base('a policy that forbids WebAssembly is named with the way out', async ({ page }) => {
  await withPolicy(page, (policy) => policy.replace("'wasm-unsafe-eval'", ''));
  await page.goto('/');
  await expect(page.locator('#problem')).toContainText("add 'wasm-unsafe-eval' to script-src");
});

base('an answer that is not WebAssembly is named', async ({ page }) => {
  await page.route('**/hashiya_bg.wasm', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('/');
  await expect(page.locator('#problem')).toContainText('application/wasm');
});

base('a browser without highlights is told so', async ({ page }) => {
  await page.addInitScript(() => delete CSS.highlights);
  await page.goto('/');
  await expect(page.locator('#problem')).toContainText('CSS Custom Highlight API');
});

base('the policy lets nothing in but what the page needs', async ({ page }) => {
  const response = await page.goto('/');
  const policy = response.headers()['content-security-policy'];
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toMatch(/'unsafe-eval'/);
});

base('nothing that the first annotation needs waits for a file to ask for it', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  const { loaded, announced } = await page.evaluate(() => {
    const nameOf = (url) => new URL(url).pathname;
    const fetched = (entry) => /\.(css|js|wasm|woff2)$/.test(entry.name);
    return {
      loaded: performance.getEntriesByType('resource').filter(fetched).map(({ name }) => nameOf(name)),
      announced: [...document.querySelectorAll('link[rel=stylesheet], link[rel=preload], link[rel=modulepreload], script')].map(({ href, src }) => nameOf(href ?? src)),
    };
  });
  // What surrounds the article comes when that is painted.
  expect(loaded.filter((name) => !announced.includes(name))).toEqual(['/dist/page-page.js']);
  expect(announced.filter((name) => !loaded.includes(name))).toEqual([]);
});

base('an article is marked up where what surrounds it cannot be loaded, and the failure is told', async ({ page }) => {
  await page.route('**/page-page.js', (route) => route.abort());
  await page.goto('/');
  await expect(page.locator('#problem')).toContainText('page-page.js');
  await page.waitForFunction(() => CSS.highlights.get('hashiya-location')?.size > 0);
});

base('the files are held to their hashes', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  const outcome = await page.evaluate(async () => {
    const hashes = await fetch('/pkg/wasm/integrity.json').then((response) => response.json());
    // Each import with a query is a module of its own, so that nothing is loaded yet.
    const wrong = await import('/pkg/dist/load/init.js?wrong').then(({ init }) => init({ integrity: hashes['names.bin'] })).catch(({ name, problem }) => [name, problem]);
    const { init, loadNames, Annotator } = await import('/pkg/dist/index.js');
    await init({ integrity: hashes['hashiya.wasm'] });
    const foreign = await loadNames({ integrity: hashes['hashiya.wasm'] }).catch(({ name, problem }) => [name, problem]);
    await loadNames({ integrity: hashes['names.bin'] });
    return { wrong, foreign, found: new Annotator().annotate('وصل إلى بغداد.').annotations.length };
  });
  expect(outcome).toEqual({ wrong: ['WasmLoadError', 'integrity'], foreign: ['NamesLoadError', 'integrity'], found: 1 });
});
