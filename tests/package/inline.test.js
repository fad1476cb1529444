/** The entry that holds its own WebAssembly: no file is read. A process of its own, as node runs each test file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Annotator, init } from 'hashiya/inline';

test('the module inside the script works', async () => {
  await init();
  const { annotations } = new Annotator().annotate('وصل الوفد يوم 18 أغسطس 2020.');
  assert.ok(annotations.some(({ type }) => type === 'time'));
});
