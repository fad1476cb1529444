import { expect, painted, rendered, test, TEXT } from './page.js';

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

test('a worker with patterns loads the module that runs them, and nobody else does', async ({ page }) => {
  const { rules, loaded } = await page.evaluate(async (text) => {
    const { createWorkerAnnotator } = await import('/pkg/dist/worker/index.js');
    const far = await createWorkerAnnotator({ patterns: [{ id: 'year', kind: 'misc', regex: '\\p{Arabic}+ 20\\d\\d' }] });
    const { annotations } = await far.annotate(text, { layers: ['entity'] });
    far.free();
    return { rules: annotations.map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`), loaded: performance.getEntriesByType('resource').map(({ name }) => name) };
  }, TEXT);
  expect(rules).toContain('pattern:year أغسطس 2020');
  expect(loaded.filter((name) => name.includes('patterns'))).toEqual([]);
});

/** A megabyte in some thirteen thousand paragraphs. */
const LONG = `${TEXT}\n`.repeat(Math.ceil(1_000_000 / TEXT.length));

/** Puts a text into the box and asks for its annotations; typing it through the protocol would take longer than all the rest. */
const enter = (page, text) =>
  page.locator('#input').evaluate((input, value) => {
    input.value = value;
    document.querySelector('#annotate').click();
    input.value = '';
  }, text);

test('one can type while a megabyte is annotated, and a bar says how far it is', async ({ page }) => {
  // The worker cannot answer before it is let go.
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/page-worker.js', async (route) => {
    await held;
    await route.continue();
  });
  const [input, bar] = [page.locator('#input'), page.locator('#progress')];
  await bar.evaluate((element) => {
    window.shares = [];
    new MutationObserver(() => window.shares.push(element.value)).observe(element, { attributeFilter: ['value'] });
  });
  await page.locator('#intake').locator('summary').click();
  await rendered(page, async () => {
    await enter(page, LONG);
    await page.locator('#intake').locator('summary').click();
    await input.pressSequentially('نص');
    await expect(input).toHaveValue('نص');
    await expect(bar).toBeVisible();
    expect(await bar.evaluate((element) => element.position)).toBe(-1);
    release();
  });
  await expect(bar).toBeHidden();
  await expect(input).toHaveValue('نص');
  const shares = await page.evaluate(() => window.shares);
  expect(shares.length).toBeGreaterThan(2);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('of a megabyte only what is near the window is laid out, painted and glossed; the rest is when it comes there', async ({ page }) => {
  await rendered(page, () => enter(page, LONG));
  expect(await page.locator('#article p').count()).toBe(LONG.trim().split('\n').length);
  expect(await page.locator('.notes > li').count()).toBeLessThan(400);
  const first = await painted(page, 'location');
  expect(first.length).toBeGreaterThan(20);
  expect(first.length).toBeLessThan(2_000);
  // Each part counts its own offsets: all of them must fall on the names.
  expect([...new Set(first)].sort()).toEqual(['العراق', 'بغداد', 'مصر']);
  await page.locator('#article p').last().scrollIntoViewIfNeeded();
  const atTheEnd = () =>
    page.evaluate(() => {
      const last = document.querySelector('#article').lastElementChild;
      return [...CSS.highlights.get('hashiya-location')].filter(({ startContainer }) => last.contains(startContainer)).map(String);
    });
  await expect.poll(async () => (await atTheEnd()).length).toBeGreaterThan(0);
  expect((await atTheEnd()).every((name) => first.includes(name))).toBe(true);
  // What is pointed at there is found, and its gloss tells of it.
  const { x, y } = await page.evaluate(async () => {
    const last = document.querySelector('#article').lastElementChild;
    const middle = () => {
      const range = [...CSS.highlights.get('hashiya-location')].filter(({ startContainer }) => last.contains(startContainer)).at(-1);
      const [rect] = range.getClientRects();
      return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    };
    // What comes near is laid out, and is not of the height that it was taken to have.
    let [before, now] = [undefined, middle()];
    while (before?.y !== now.y) {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      [before, now] = [now, middle()];
    }
    return now;
  });
  await page.mouse.click(x, y);
  await expect(page.getByRole('dialog')).toContainText('مكان');
});

test('of a megabyte in one paragraph, too, only a part is laid out; it stays one paragraph, and is copied as it is', async ({ page }) => {
  const text = LONG.trim().replaceAll('\n', ' ');
  await rendered(page, () => enter(page, text));
  const { paragraphs, whole, copied, expected } = await page.evaluate((given) => {
    const { children, textContent } = document.querySelector('#article');
    const [first, second] = [...children[0].children].map(({ firstChild }) => firstChild);
    document.getSelection().setBaseAndExtent(first, first.length - 20, second, 20);
    return { paragraphs: children.length, whole: textContent === given, copied: String(document.getSelection()), expected: given.slice(first.length - 20, first.length + 21) };
  }, text);
  expect({ paragraphs, whole, copied }).toEqual({ paragraphs: 1, whole: true, copied: expected });
  const places = await painted(page, 'location');
  expect(places.length).toBeGreaterThan(20);
  expect(places.length).toBeLessThan(2_000);
  expect([...new Set(places)].sort()).toEqual(['العراق', 'بغداد', 'مصر']);
});

test('a quotation in two parts of the article leaves the names before its second part where they are', async ({ page }) => {
  const filler = Array.from({ length: 300 }, () => 'وعاد الوفد أمس بعد أن زار المتحف القديم وشاهد ما فيه من كتب ومخطوطات كثيرة.');
  const said = 'وقال وزير الخارجية المصري سامح شكري في بغداد: «نحن ندعم العراق» وأضاف «في كل خطوة».';
  await rendered(page, () => enter(page, [said, ...filler, said].join('\n')));
  expect(await painted(page, 'location')).toEqual(['بغداد', 'العراق']);
  await page.locator('#article p').last().scrollIntoViewIfNeeded();
  await expect.poll(() => painted(page, 'location')).toEqual(['بغداد', 'العراق', 'بغداد', 'العراق']);
});

test('a long answer comes in parts and is whole', async ({ page }) => {
  const same = await page.evaluate(async (text) => {
    const [{ Annotator, init }, { createWorkerAnnotator }] = await Promise.all([import('/pkg/dist/index.js'), import('/pkg/dist/worker/index.js')]);
    await init();
    const far = await createWorkerAnnotator();
    const article = new Annotator().annotate(text);
    const same = { there: JSON.stringify(await far.annotate(text)) === JSON.stringify(article), parts: article.annotations.length > 2_000 };
    const document = await far.document(text);
    same.document = JSON.stringify(await document.article()) === JSON.stringify(article);
    far.free();
    return same;
  }, LONG.slice(0, 80_000));
  expect(same).toEqual({ there: true, parts: true, document: true });
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
    const [nearby, distant] = [here.applyEditColumns(3, 4, 'بغداد '), await there.applyEditColumns(3, 4, 'بغداد ')];
    const painted = String([distant.start, distant.end, ...distant.columns]) === String([nearby.start, nearby.end, ...nearby.columns]);
    const article = JSON.stringify(await there.article()) === JSON.stringify(near.annotate(here.text, options));
    const columns = String(await there.columns()) === String(here.columns);
    const part = JSON.stringify(await there.annotationsIn(0, 40)) === JSON.stringify(here.annotationsIn(0, 40));
    const refused = await there.applyEdit(0, 9999, '').catch(({ name }) => name);
    const text_ = there.text === here.text;
    there.free();
    const late = await there.article().catch(({ message }) => message);
    far.free();
    return { same, painted, article, columns, part, refused, text_, late };
  }, TEXT);
  expect(answers).toEqual({ same: true, painted: true, article: true, columns: true, part: true, refused: 'RangeError', text_: true, late: 'the document has been freed' });
});
