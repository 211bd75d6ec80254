import { expect, test } from 'vitest';
import { patternText } from './mute-pattern.ts';

const all = { rule: null, account: null, owner: null, tag: null, resource: null };

test.each([
  [null, 'Findings that were chosen one by one'],
  [all, 'Everything'],
  [{ ...all, account: '111122223333' }, 'account prod'],
  [
    { ...all, owner: 'payments', tag: { key: 'env', value: 'dev*' }, resource: 'i-?' },
    'owner payments · tag env = dev* · resource i-?',
  ],
  [{ ...all, tag: { key: 'env', value: null } }, 'tag env'],
])('%j', (pattern, text) => {
  expect(patternText(pattern, () => 'prod')).toBe(text);
});
