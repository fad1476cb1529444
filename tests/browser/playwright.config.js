import { defineConfig } from '@playwright/test';

/** `cargo xtask test` sets both; without it, a page served by `cargo xtask start` is tested. */
const { HASHIYA_URL = 'http://127.0.0.1:8080', HASHIYA_CHROMIUM } = process.env;

/** Chromium runs as root in containers, and must ask nothing of the network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.js',
  outputDir: 'results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Generous: a busy machine is no failure.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: HASHIYA_URL,
    launchOptions: { args: FLAGS, ...(HASHIYA_CHROMIUM ? { executablePath: HASHIYA_CHROMIUM } : {}) },
    // The tests of the offline page let it in; the others want the files as they are built.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
  },
});
