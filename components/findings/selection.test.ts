import { describe, expect, test } from 'vitest';
import {
  countOf,
  createSelectionStore,
  isChosen,
  nothing,
  type Selection,
  toggled,
  withRange,
} from './selection.ts';

const a = { id: 'a', revision: 0 };
const b = { id: 'b', revision: 1 };
const c = { id: 'c', revision: 2 };
const all: Selection = { kind: 'all' };

function idsOf(selection: Selection): string {
  return selection.kind === 'all' ? 'all' : [...selection.revisions.keys()].join(' ');
}

describe('a selection', () => {
  test('takes a finding in and lets it go', () => {
    const one = toggled(nothing, a);
    expect([idsOf(one), countOf(one, 9), isChosen(one, 'a'), isChosen(one, 'b')]).toEqual([
      'a',
      1,
      true,
      false,
    ]);
    expect(idsOf(toggled(one, a))).toBe('');
  });

  test('takes a range in, and lets it go if all of it was in', () => {
    const some = withRange(toggled(nothing, a), [a, b]);
    expect(idsOf(some)).toBe('a b');
    expect(idsOf(withRange(some, [a, b]))).toBe('');
    expect(idsOf(withRange(some, [b, c]))).toBe('a b c');
  });

  test('of all that match has as many as match; one that is pressed then is chosen alone', () => {
    expect([countOf(all, 1_248), isChosen(all, 'z')]).toEqual([1_248, true]);
    expect(idsOf(toggled(all, b))).toBe('b');
    expect(idsOf(withRange(all, [a]))).toBe('');
  });

  test('keeps the revision that was seen', () => {
    const some = toggled(nothing, { id: 'x', revision: 7 });
    expect(some.kind === 'some' && some.revisions.get('x')).toBe(7);
  });
});

test('a store tells its listeners, until they leave', () => {
  const store = createSelectionStore();
  let heard = 0;
  const leave = store.subscribe(() => {
    heard += 1;
  });
  store.change(all);
  leave();
  store.change(nothing);
  expect([heard, store.read()]).toEqual([1, nothing]);
});
