/**
 * Makes `www/screenshot.png` of the README: `node tests/browser/screenshot.js`, while `cargo xtask start` serves the page.
 * HASHIYA_CHROMIUM names the browser, HASHIYA_URL the page.
 */
import { chromium } from '@playwright/test';

const { HASHIYA_URL = 'http://127.0.0.1:8080', HASHIYA_CHROMIUM } = process.env;
const browser = await chromium.launch({ args: ['--no-sandbox', '--disable-gpu'], ...(HASHIYA_CHROMIUM ? { executablePath: HASHIYA_CHROMIUM } : {}) });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
await page.goto(HASHIYA_URL);
await page.locator('.note').first().waitFor();
await page.locator('#article').focus();
// The fifth mark is inside the first paragraphs; its gloss opens beside it.
for (let step = 0; step < 5; step += 1) {
  await page.keyboard.press('F8');
}
await page.keyboard.press('Enter');
await page.getByRole('dialog').waitFor();
await page.screenshot({ path: 'www/screenshot.png' });
await browser.close();
