/**
 * The cookbook: each recipe is run with the packed package, in Chromium where it begins with HTML and in Node otherwise,
 * and must print what the block of text below it says.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { chromium } from '@playwright/test';

import { serve } from './serve.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const cookbook = await readFile(new URL('../../../pkg/cookbook.md', import.meta.url), 'utf8');
const recipes = cookbook.split(/^## /m).slice(1);
const IMPORTS = JSON.stringify({ imports: { hashiya: '/node_modules/hashiya/dist/index.js', 'hashiya/dom': '/node_modules/hashiya/dist/dom/index.js' } });

assert.ok(recipes.length > 3);
for (const recipe of recipes) {
  const [title] = recipe.split('\n', 1);
  const { html, js, text } = Object.fromEntries([...recipe.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, code]) => [language, code]));
  test(title, async () => {
    assert.ok(js && text, 'a recipe has a block of js, then one of text');
    assert.equal(await (html ? inChromium(html, js) : inNode(js)), text);
  });
}

async function inNode(js) {
  const file = `${here}recipe-${createHash('sha256').update(js).digest('hex').slice(0, 8)}.tmp.mjs`;
  await writeFile(file, js);
  try {
    return (await promisify(execFile)(process.execPath, [file])).stdout;
  } finally {
    await rm(file);
  }
}

/** What it prints until it says that it is done. */
async function inChromium(html, js) {
  const file = 'recipe.tmp.html';
  const script = `${js}\nconsole.log('\\u0004');`;
  await writeFile(here + file, `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="importmap">${IMPORTS}</script>${html}<script type="module">${script}</script>`);
  const server = await serve(here, {});
  const browser = await chromium.launch({ executablePath: process.env.HASHIYA_CHROMIUM, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    let printed = '';
    page.on('pageerror', (error) => (printed += `${error}\n`));
    page.on('console', (message) => (printed += `${message.text()}\n`));
    const done = page.waitForEvent('console', { predicate: (message) => message.text() === '\u0004', timeout: 60_000 });
    await page.goto(server.url + file);
    await done;
    return printed.replace('\u0004\n', '');
  } finally {
    await browser.close();
    await server.close();
    await rm(here + file);
  }
}
