import { expect, test } from 'vitest';
import { evidenceFacts } from './evidence-facts.ts';

test('evidence reads as names and values', () => {
  const evidence = {
    ...{ accessKeyId: 'AKIA', ageDays: 412, isDefault: true, profileArn: null, places: ['a', 'b'] },
    createdAt: '2026-11-23T20:27:00.000Z',
  };
  expect(evidenceFacts(evidence)).toEqual([
    { label: 'Access key id', value: 'AKIA' },
    { label: 'Age days', value: '412' },
    { label: 'Is default', value: 'yes' },
    { label: 'Places', value: 'a; b' },
    { label: 'Created at', value: '23 Nov 2026, 20:27 UTC' },
  ]);
});

test('what is shown in another way, and lists of nothing, are left out', () => {
  const evidence = { paths: ['a', 'b'], services: [], statements: [{ policy: 'own' }] };
  expect(evidenceFacts(evidence, undefined, new Set(['statements']))).toEqual([
    { label: 'Paths', value: 'a; b' },
  ]);
});

test.each([null, undefined, 'text', 7])('%j is no evidence', (evidence) => {
  expect(evidenceFacts(evidence)).toEqual([]);
});
