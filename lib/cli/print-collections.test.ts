import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { type CollectReport, printCollections } from './print-collections.ts';

const report: CollectReport = {
  collections: [
    {
      scope: { accountId: '1', region: 'us-east-1', collector: 'ec2' },
      outcome: 'complete',
      resources: { instances: 2000 },
      issues: [],
    },
    {
      scope: { accountId: '1', region: 'global', collector: 'iam' },
      outcome: 'partial',
      resources: {},
      issues: [{ code: 'access-denied', message: 'AWS denied it.' }],
    },
  ],
  skipped: [
    { scope: { accountId: '1', region: 'eu-west-1', collector: 'ec2' }, reason: 'being-collected' },
    { scope: { accountId: '1', region: 'eu-west-1', collector: 'user-data' }, reason: 'no-inventory' },
  ],
  issues: [{ code: 'credentials', message: 'Account 2 has no credentials.' }],
};

test('a pass is a line for each scope, with its issues below', () => {
  const lines: string[] = [];
  printCollections(report, false, (line) => lines.push(stripVTControlCharacters(line)));
  expect(lines).toEqual([
    '✓ 1/us-east-1/ec2        complete: 2,000 instances',
    '✗ 1/global/iam           partial',
    '    AWS denied it.',
    '– 1/eu-west-1/ec2        left out: somebody else is collecting it',
    '– 1/eu-west-1/user-data  left out: no collection has seen its instances yet',
    '✗ Account 2 has no credentials.',
  ]);
});

test('for scripts it is JSON', () => {
  const lines: string[] = [];
  printCollections(report, true, (line) => lines.push(line));
  expect(JSON.parse(lines.join('\n'))).toEqual(report);
});
