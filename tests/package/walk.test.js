import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stepOf, walk } from 'hashiya/dom';

test('the walk goes on at the other end', () => {
  const indices = [2, 5, 9];
  assert.equal(walk(indices, undefined, 1), 2);
  assert.equal(walk(indices, undefined, -1), 9);
  assert.equal(walk(indices, 2, 1), 5);
  assert.equal(walk(indices, 9, 1), 2);
  assert.equal(walk(indices, 2, -1), 9);
  assert.equal(walk([], 2, 1), undefined);
});

test('the walk goes on from an annotation that is no longer shown', () => {
  assert.equal(walk([2, 9], 5, 1), 9);
  assert.equal(walk([2, 9], 5, -1), 2);
});

test('keys of the browser are left alone', () => {
  const key = (key, modifiers = {}) => stepOf({ key, altKey: false, shiftKey: false, ctrlKey: false, metaKey: false, ...modifiers });
  assert.equal(key('F8'), 1);
  assert.equal(key('F8', { shiftKey: true }), -1);
  assert.equal(key('ArrowDown', { altKey: true }), 1);
  assert.equal(key('ArrowUp', { altKey: true }), -1);
  assert.equal(key('ArrowDown'), undefined);
  assert.equal(key('ArrowDown', { altKey: true, ctrlKey: true }), undefined);
});
