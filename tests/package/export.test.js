/** Exports: the package writes the bytes that the command line writes. `cargo xtask test` names the program. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { before, test } from 'node:test';

import { Annotator, init, loadNames, OptionError } from 'hashiya';
import { EXPORT_FORMATS } from 'hashiya/export';

const TEXT = 'وقال الوزير في بغداد يوم 18 أغسطس 2020: «نحن جاهزون \u{1F642}».\nوبمصر قالت الأمم المتحدة إن الوضع مستقر منذ أمس.';

before(() => Promise.all([init(), loadNames()]));

for (const format of Object.keys(EXPORT_FORMATS)) {
  test(`${format}: the bytes of the command line`, () => {
    const { stdout, status } = spawnSync(process.env.HASHIYA_PROGRAM, ['annotate', '--format', format, '--date', '2020-08-18'], { input: TEXT, encoding: 'utf8' });
    assert.equal(status, 0);
    assert.ok(stdout.length > 20);
    assert.equal(new Annotator().export(TEXT, format, { date: '2020-08-18' }), stdout);
  });
}

test('the source stands in the formats that name one', () => {
  assert.match(new Annotator().export(TEXT, 'w3c', { source: 'https://example.org/a' }), /https:\/\/example\.org\/a/);
});

test('an unknown format and an unknown option are refused with the way out', () => {
  const annotator = new Annotator();
  assert.throws(() => annotator.export(TEXT, 'pdf'), (error) => error instanceof OptionError && /json, html/.test(error.message));
  assert.throws(() => annotator.export(TEXT, 'csv', { sources: '' }), OptionError);
  assert.throws(() => annotator.export(null, 'csv'), TypeError);
});
