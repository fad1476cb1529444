import { defineConfig } from '@playwright/test';

import browser from '../browser/playwright.config.js';

/** The editors in the same Chromium as the page. */
export default defineConfig({ ...browser, testDir: import.meta.dirname, outputDir: 'results', timeout: 300_000 });
