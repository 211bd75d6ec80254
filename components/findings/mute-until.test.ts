import { expect, test } from 'vitest';
import { patternOf, previewParams, untilInstant } from './mute-until.ts';

const now = new Date('2026-11-26T10:00:00Z');

test.each([
  [{ kind: 'days', days: 7 } as const, '2026-12-03T10:00:00.000Z'],
  [{ kind: 'day', day: '2026-12-31' } as const, '2027-01-01T00:00:00.000Z'],
  [{ kind: 'day', day: '' } as const, null],
  [{ kind: 'forever' } as const, null],
])('%j ends at %s', (until, instant) => expect(untilInstant(until, now)).toBe(instant));

const empty = { rule: '', account: '', owner: '', resource: '', tagKey: '', tagValue: '' };

test('a pattern says only what is filled in', () => {
  const draft = { ...empty, rule: 'key-old', resource: ' i-0* ', tagKey: 'env', tagValue: 'test' };
  expect(previewParams({ ...draft, resource: 'i-0*' })).toEqual({
    ...{ rule: 'key-old', resource: 'i-0*', tag: 'env=test' },
  });
  expect(previewParams({ ...empty, tagKey: 'env' })).toEqual({ tag: 'env' });
  expect(previewParams(empty)).toEqual({});
  expect(patternOf(draft)).toEqual({
    ...{ rule: 'key-old', account: null, owner: null, resource: 'i-0*' },
    tag: { key: 'env', value: 'test' },
  });
  expect(patternOf(empty).tag).toBeNull();
});
