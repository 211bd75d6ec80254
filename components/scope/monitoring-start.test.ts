import { expect, it } from 'vitest';
import { laterStart } from './monitoring-start.ts';

const accounts = {
  data: [
    { accountId: '2', monitoredAt: '2026-06-01T08:00:00Z' },
    { accountId: '1', monitoredAt: '2026-03-01T08:00:00Z' },
  ],
  nextCursor: null,
};
const before = '2020-01-01';
const between = '2026-04-01';

it.each([
  ['before all of them', accounts, null, before, '2026-03-01T08:00:00Z'],
  ['before the one that is looked at', accounts, '2', between, '2026-06-01T08:00:00Z'],
  ['after the first of them', accounts, null, between, null],
  ['after the one that is looked at', accounts, '1', between, null],
  ['the present', accounts, null, null, null],
  ['an account that is not there', accounts, '3', before, null],
  ['no accounts', { data: [], nextCursor: null }, null, before, null],
  ['some of the accounts only', { ...accounts, nextCursor: 'more' }, null, before, null],
  ['not known yet', undefined, null, before, null],
])('whether nothing had been collected: %s', (_, known, account, at, start) => {
  const lookedAt = new Date(at === null ? '2026-11-26T00:00:00Z' : `${at}T23:59:59.999Z`);
  expect(laterStart(known, { account, at }, lookedAt)).toBe(start);
});
