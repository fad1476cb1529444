/** What the tests do to an editor, and what they ask of it. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

import { test as base, expect } from '@playwright/test';

export { expect };

const root = join(import.meta.dirname, '../..');

/** Where a path of the page's address lies. */
const FOLDERS = [
  ['/pkg/', join(root, 'pkg')],
  ['/editors/node_modules/', join(root, 'www/editors/node_modules')],
  ['/', import.meta.dirname],
];

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.woff': 'font/woff' };

/** A window that shows all that a walk writes: only what is near what is seen is painted. */
const VIEWPORT = { width: 1280, height: 1440 };

/** A page whose files come from the disk: no server, no port. All tests of one worker share it. */
export const test = base.extend({
  shared: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ viewport: VIEWPORT, permissions: ['clipboard-read', 'clipboard-write'] });
      const page = await context.newPage();
      await page.route('**/*', answer);
      await use(page);
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ shared }, use) => {
    const errors = [];
    const note = (error) => errors.push(String(error.stack ?? error));
    shared.on('pageerror', note);
    await use(shared);
    shared.off('pageerror', note);
    expect(errors).toEqual([]);
  },
});

/** Answers a request of the page from the disk. */
export async function answer(route) {
  const path = normalize(decodeURIComponent(new URL(route.request().url()).pathname));
  const [prefix, folder] = FOLDERS.find(([start]) => path.startsWith(start));
  try {
    const body = await readFile(join(folder, path.slice(prefix.length)));
    await route.fulfill({ body, contentType: TYPES[extname(path)] ?? 'application/octet-stream' });
  } catch {
    await route.fulfill({ status: 404, body: path });
  }
}

/** Mounts an editor twice, bare and with Hashiya, and waits until the second is marked up. */
export async function open(page, host) {
  const address = `http://localhost/conformance.html?host=${host}`;
  if (page.url() !== address) {
    await page.goto(address);
    await page.waitForFunction(() => window.mount);
  }
  await mount(page, ['bare', 'noted']);
}

/** Mounts one of the two alone, in a page that has not seen the other: browsers keep one history for a whole page. */
export async function alone(page, name) {
  await page.reload();
  await page.waitForFunction(() => window.mount);
  await mount(page, [name]);
  const editor = new Editor(page, name);
  await editor.focus();
  await frame(page);
  return editor;
}

async function mount(page, names) {
  await page.evaluate((names) => window.mount(names), names);
  await expectMarked(page);
}

/** One of the two editors, worked by keyboard alone, as a person would. */
export class Editor {
  constructor(page, name) {
    this.page = page;
    this.name = name;
  }

  focus() {
    return this.page.evaluate((name) => window.harness[name].focus(), this.name);
  }

  html() {
    return this.page.evaluate((name) => window.harness[name].html(), this.name);
  }

  setContent(html) {
    return this.page.evaluate(([name, html]) => window.harness[name].setContent(html), [this.name, html]);
  }

  selection() {
    return this.page.evaluate((name) => window.harness.selection(name), this.name);
  }

  /** Presses keys, one after the other. */
  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.#caughtUp();
    }
  }

  async type(text) {
    await this.page.keyboard.type(text);
    await this.#caughtUp();
  }

  /**
   * The browser tells an editor of a moved caret with the next frame only, and some look at it later still: until then the
   * editor may put it back.
   */
  async #caughtUp() {
    await frame(this.page);
    await this.page.evaluate(async (name) => {
      const { caughtUp } = window.harness[name];
      if (!caughtUp) return;
      // Twice: it has to stay so over a frame, in which the editor may draw.
      for (let times = 0; times < 2; times = caughtUp() ? times + 1 : 0) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }, this.name);
  }

  /** Puts the caret after `steps` letters of the document. */
  async goTo(steps) {
    const there = await this.page.evaluate((name) => {
      const { toStart } = window.harness[name];
      toStart?.();
      return toStart !== undefined;
    }, this.name);
    if (!there) await this.press('Control+Home');
    for (let step = 0; step < steps; step += 1) {
      await this.page.keyboard.press('ArrowLeft');
      // ProseMirror moves over the border of a paragraph from where it believes the caret to be.
      await frame(this.page);
    }
    await this.#caughtUp();
  }

  async paste(html, text) {
    await this.page.evaluate(
      ([html, text]) =>
        navigator.clipboard.write([
          new ClipboardItem({ 'text/html': new Blob([html], { type: 'text/html' }), 'text/plain': new Blob([text], { type: 'text/plain' }) }),
        ]),
      [html, text],
    );
    await this.press('Control+v');
  }

  /** Writes a word by an input method: it grows letter by letter and is then taken over. */
  async compose(word) {
    const session = await this.page.context().newCDPSession(this.page);
    for (let length = 1; length <= word.length; length += 1) {
      await session.send('Input.imeSetComposition', { text: word.slice(0, length), selectionStart: length, selectionEnd: length });
      await frame(this.page);
    }
    await session.send('Input.insertText', { text: word });
    await session.detach();
    await this.#caughtUp();
  }

  /** How many steps back there are: until nothing changes any more. */
  async undoDepth() {
    let depth = 0;
    for (let last = await this.html(); ; depth += 1) {
      await this.press('Control+z');
      const html = await this.html();
      if (html === last) return depth;
      last = html;
    }
  }
}

/** Does the same to both editors, the bare one first, and returns what `act` gave for each. */
export async function both(page, act) {
  const given = [];
  for (const name of ['bare', 'noted']) {
    const editor = new Editor(page, name);
    await editor.focus();
    await frame(page);
    given.push(await act(editor));
  }
  return given;
}

/** Each highlight covers exactly what a fresh annotation of the text gives. */
export async function expectMarked(page) {
  await expect(async () => {
    const { expected, painted } = await page.evaluate(async () => {
      await window.harness.session?.settled();
      return { expected: window.harness.expected(), painted: window.harness.painted() };
    });
    expect(painted).toEqual(expected);
  }).toPass({ intervals: [20, 50, 100, 250], timeout: 10_000 });
}

/** What would be saved is the same in both. */
export async function expectSame(page) {
  const html = () => page.evaluate(() => [window.harness.bare.html(), window.harness.noted.html()]);
  await expect(async () => {
    const [bare, noted] = await html();
    expect(noted).toBe(bare);
  }).toPass({ intervals: [20, 50, 100, 250], timeout: 10_000 });
}

function frame(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}
