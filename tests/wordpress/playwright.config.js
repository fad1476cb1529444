import { defineConfig } from '@playwright/test';

import browser from '../browser/playwright.config.js';

/** A real WordPress, which the task `cargo xtask test-wordpress` starts. One worker: the tests are steps of one story. */
export default defineConfig({
  ...browser,
  testDir: import.meta.dirname,
  outputDir: 'results',
  // PHP runs as WebAssembly here, and answers one request at a time.
  timeout: 600_000,
  workers: 1,
  fullyParallel: false,
  expect: { timeout: 180_000 },
  use: { ...browser.use, baseURL: process.env.HASHIYA_WORDPRESS },
});
