import { expect, test } from 'vitest';
import { readQueueKey } from './queue-keys.ts';

const press = (key: string, more: object = {}) => ({
  ...{ key, isCommand: false, isTyping: false, atMs: 1_000 },
  ...more,
});

test.each([
  ['j', 'next'],
  ['k', 'previous'],
  ['x', 'select'],
  ['X', 'select-page'],
  ['a', 'acknowledge'],
  ['s', 'start'],
  ['m', 'mute'],
  ['e', 'assign'],
  ['u', 'undo'],
  ['Escape', 'close'],
  ['q', null],
  ['toString', null],
])('%s: %s', (key, action) => {
  expect(readQueueKey(press(key), null)).toEqual({ action, pending: null });
});

test('nothing while one types, or with Ctrl', () => {
  expect(readQueueKey(press('a', { isTyping: true }), null).action).toBeNull();
  expect(readQueueKey(press('a', { isCommand: true }), null).action).toBeNull();
});

test('after a g a letter names a page, for a while', () => {
  const { action, pending } = readQueueKey(press('g'), null);
  expect([action, pending]).toEqual([null, 1_000]);
  expect(readQueueKey(press('a', { atMs: 2_000 }), pending).action).toBeNull();
  expect(readQueueKey(press('a', { atMs: 2_600 }), pending).action).toBe('acknowledge');
});
