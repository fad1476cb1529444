import { strToU8, zipSync } from 'fflate';

import { expect, rendered, test } from './page.js';

const WORDS = ['عنوان المقال', 'وقال سامح شكري في بغداد', 'ثان'];

/** A Word file with these paragraphs in WordprocessingML. */
function docx(paragraphs) {
  const body = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.join('')}</w:body></w:document>`;
  return Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(body), 'word/footnotes.xml': strToU8('<x>حاشية</x>') }));
}

const run = (words, more = '') => `<w:r><w:rPr/>${more}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const paragraph = (...runs) => `<w:p><w:pPr/>${runs.join('')}</w:p>`;

/** Windows-1256 of these words, the encoding of older Arabic files. */
const WINDOWS_1256 = Buffer.from([0xe6, 0xde, 0xc7, 0xe1, 0x20, 0xc7, 0xe1, 0xe6, 0xd2, 0xed, 0xd1]);

/** Name, content, and the paragraphs that the article must have. */
const FILES = [
  ['plain.txt', `\uFEFF${WORDS.join('\r\n\r\n')}\n`, WORDS],
  ['old.txt', WINDOWS_1256, ['وقال الوزير']],
  ['utf16.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('وقال الوزير', 'utf16le')]), ['وقال الوزير']],
  ['page.html', `<!doctype html><title>لا</title><nav>لا</nav><h1>${WORDS[0]}</h1><p>${WORDS[1]}<script>window.ran = 1</script><p>${WORDS[2]}`, WORDS],
  ['notes.md', `# ${WORDS[0]}\n\nوقال **سامح شكري** في [بغداد](http://example.org)\n\n- ${WORDS[2]}\n\n<script>window.ran = 1</script>`, WORDS],
  [
    'article.docx',
    docx([
      paragraph(run(WORDS[0])),
      paragraph(run('وقال '), run('سامح شكري'), `<w:del>${run('محذوف')}</w:del>`, '<w:r><w:instrText>PAGE</w:instrText></w:r>', run(' في بغداد')),
      `<w:tbl><w:tr><w:tc>${paragraph(run(WORDS[2]))}</w:tc></w:tr></w:tbl>`,
      paragraph(),
    ]),
    WORDS,
  ],
];

/** Drops a file onto the page as a pointer does. */
async function drop(page, name, content) {
  const data = await page.evaluateHandle(
    ([file, base64]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], file));
      return transfer;
    },
    [name, Buffer.from(content).toString('base64')],
  );
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('#article', type, { dataTransfer: data });
}

for (const [name, content, paragraphs] of FILES) {
  test(`${name} is read when it is dropped`, async ({ page }) => {
    await rendered(page, () => drop(page, name, content));
    await expect(page.locator('#article').locator('h2, p')).toHaveText(paragraphs);
    expect(await page.locator('#article').locator(':not(h2, p)').count()).toBe(0);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    await expect(page.locator('html')).not.toHaveClass(/dropping/);
  });
}

test('a file can be chosen by keyboard', async ({ page }) => {
  await page.locator('#intake').locator('summary').press('Enter');
  await rendered(page, () => page.locator('#file').setInputFiles({ name: 'plain.txt', mimeType: 'text/plain', buffer: Buffer.from(WORDS.join('\n')) }));
  await expect(page.locator('#article').locator('h2, p')).toHaveText(WORDS);
});

/** Name, content, and what the message says. */
const REFUSED = [
  ['picture.png', 'x', 'docx'],
  ['broken.docx', 'no zip', 'تالف'],
  ['other.docx', docx([]).subarray(0, 40), 'تالف'],
  ['empty.txt', ' \n', 'نص'],
];

for (const [name, content, message] of REFUSED) {
  test(`${name} is refused with the way out, and the article stays`, async ({ page }) => {
    const before = await page.locator('#article').innerText();
    await drop(page, name, content);
    await expect(page.locator('#problem')).toContainText(name);
    await expect(page.locator('#problem')).toContainText(message);
    expect(await page.locator('#article').innerText()).toBe(before);
  });
}
