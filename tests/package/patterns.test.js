/** The module without regular expressions, which `init()` loads: what it says where it is given some. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { Annotator, init, OptionError } from 'hashiya';

const patterns = [{ id: 'law', kind: 'misc', regex: '\\d+' }];

before(() => init());

test('patterns are refused with the way out, and no patterns are none', () => {
  assert.throws(() => new Annotator({ patterns }), (error) => error instanceof OptionError && /law.*init\(\{ patterns: true \}\)/.test(error.message));
  assert.deepEqual(new Annotator({ patterns: [] }).annotate('وصل 12 وفدا').entities, []);
});

test('asking for them later is refused: the module that is loaded stays', async () => {
  await assert.rejects(init({ patterns: true }), (error) => error instanceof OptionError && /first call/.test(error.message));
  await init();
});
