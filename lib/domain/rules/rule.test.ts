import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintOf, ruleIds } from './rule.ts';

const finding = {
  accountId: '123456789012',
  region: 'eu-west-1',
  ruleId: 'key-old',
  resourceId: 'AKIAQYLPMN5HABCDWXYZ',
} as const;

test('a fingerprint never changes between versions of Rolecall', () => {
  expect(fingerprintOf(finding)).toBe('22cd79a93c4d66dab4af8abf4323d8c9');
  expect(fingerprintOf({ ...finding, secret: { credential: 'c', source: 'user-data' } })).toBe(
    'd01c03c523a862534f8b1639696e58ca',
  );
});

test('two findings have one fingerprint only if they are the same', () => {
  const text = fc.constantFrom('', 'a', 'b', 'a,b', '"a"', 'a","b');
  const any = fc.record({
    accountId: text,
    region: text,
    ruleId: fc.constantFrom(...ruleIds),
    resourceId: text,
    secret: fc.record({
      credential: text,
      source: fc.constantFrom('user-data' as const, 'launch-template' as const),
    }),
  });
  fc.assert(
    fc.property(any, any, (a, b) => {
      expect(fingerprintOf(a) === fingerprintOf(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});
