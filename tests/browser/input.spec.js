import { annotate, expect, painted, submit, test, TEXT } from './page.js';

const problem = (page) => page.locator('#problem');

test('an empty box asks for a text', async ({ page }) => {
  await submit(page, ' \n ');
  await expect(problem(page)).toContainText('ألصق مقالا');
  await expect(page.locator('#input')).toBeFocused();
});

test('a text without Arabic is shown with a word of explanation', async ({ page }) => {
  await annotate(page, 'The minister said nothing.');
  await expect(problem(page)).toContainText('حروف عربية');
  await expect(page.locator('#article')).toHaveText('The minister said nothing.');
});

test.describe('markup', () => {
  // Chromium reports the handlers that the page's policy keeps from running.
  test.use({ expectedComplaint: /inline event handler .* has been blocked/ });

  test('HTML is kept to its paragraphs and never run', async ({ page }) => {
    await annotate(
      page,
      `<div><h1>عنوان</h1><p onclick="window.ran=1">وقال الوزير<br>في بغداد</p><script>window.ran = 1</script>
       <img src="x" onerror="window.ran=1"><iframe srcdoc="<script>parent.ran=1</script>"></iframe><p>نص &lt;b&gt; ثان</p></div>`,
    );
    await expect(page.locator('#article').locator('h2, p')).toHaveText(['عنوان', 'وقال الوزير', 'في بغداد', 'نص <b> ثان']);
    expect(await page.locator('#article').locator(':not(h2, p)').count()).toBe(0);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  });
});

test('a clipboard that holds only HTML is read', async ({ page }) => {
  await page.locator('#intake').evaluate((details) => {
    details.open = true;
  });
  await page.locator('#input').evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<p>أولى</p><script>window.ran = 1</script><p>ثانية</p>');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.locator('#article').locator('h2, p')).toHaveText(['أولى', 'ثانية']);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('control characters, lone surrogates and bidi controls leave the rest as it is', async ({ page }) => {
  await annotate(page, `\u0001\u0000\uD83D وقال \u202Bسامح شكري\u202C في بغداد \u{1F642} يوم 18 أغسطس 2020.`);
  expect(await painted(page, 'location')).toContain('بغداد');
  expect(await painted(page, 'time')).toContain('يوم 18 أغسطس 2020');
});

test('a text that tells its date fills the field and says so; another that tells none empties it', async ({ page }) => {
  const [date, hint] = [page.locator('#date'), page.locator('#date-hint')];
  await annotate(page, `عنوان الخبر\nالثلاثاء 18 أغسطس 2020\n${TEXT}\nوعاد الوفد أمس.`);
  await expect(date).toHaveValue('2020-08-18');
  await expect(hint).toContainText('«الثلاثاء 18 أغسطس 2020»');
  await expect(page.locator('#directory')).toContainText('١٧ أغسطس ٢٠٢٠');
  await annotate(page, 'وعاد الوفد إلى بغداد أمس.');
  await expect(date).toHaveValue('');
  await expect(hint).toContainText('لم يُعثر');
  await annotate(page, '<meta property="article:published_time" content="2021-03-04T10:00:00Z"><p>وعاد الوفد إلى بغداد أمس.</p>'.replace('<meta', '<head><meta'));
  await expect(date).toHaveValue('2021-03-04');
});

test('a date that cannot be read is refused with the way out, and a good one mends it', async ({ page }) => {
  const date = page.locator('#date');
  await date.fill('18.8.2020');
  await date.blur();
  await expect(problem(page)).toContainText('2024-05-16');
  await expect(date).toHaveAttribute('aria-invalid', 'true');
  expect(await painted(page, 'location')).not.toEqual([]);
  await date.fill('2020-08-18');
  await date.blur();
  await expect(problem(page)).toBeEmpty();
  await expect(date).not.toHaveAttribute('aria-invalid');
});

test('the page asks nothing of other hosts', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await page.reload();
  await annotate(page, TEXT);
  expect([...new Set(asked)]).toEqual([new URL(page.url()).origin]);
});
