import { expect, it } from 'vitest';
import { toParts } from './change-sentences.ts';

const example = (resourceId: string) => ({
  ...{ accountId: '111122223333', region: 'us-east-1', resourceId, rule: null, findingId: null },
});

it('names what ought not to happen, and counts the rest', () => {
  const parts = toParts([
    { event: 'instance-got-role', count: 3, examples: [example('i-1')] },
    { event: 'instance-lost-role', count: 1, examples: [example('i-2')] },
    { event: 'instance-appeared-without-role', count: 5, examples: ['i-3', 'i-4', 'i-5'].map(example) },
    { event: 'instance-appeared-with-role', count: 1_200 },
    { event: 'access-key-appeared', count: 1, examples: [example('AKIA<b>')] },
  ]);
  expect(parts.map(({ text, examples, more }) => [text, examples.map(({ id }) => id), more])).toEqual([
    ['3 instances got a role', [], 0],
    ['1 instance lost its role', ['i-2'], 0],
    ['5 launched without a role', ['i-3', 'i-4'], 3],
    ['1,200 launched with one', [], 0],
    ['1 access key created', ['AKIA<b>'], 0],
  ]);
  expect(parts.flatMap(({ examples }) => examples.map(({ href }) => href))).toEqual([
    '/instances/i-2',
    '/instances/i-3',
    '/instances/i-4',
    '/access-keys/111122223333%3AAKIA%3Cb%3E',
  ]);
});

it('speaks of a role where none launched without one', () => {
  expect(toParts([{ event: 'instance-appeared-with-role', count: 2 }])[0]?.text).toBe(
    '2 launched with a role',
  );
});
