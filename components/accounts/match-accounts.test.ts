import { expect, it } from 'vitest';
import type { Account } from '#lib/api/schemas.ts';
import { matchAccounts } from './match-accounts.ts';

const account = (accountId: string, name: string) => ({ accountId, name }) as Account;
const accounts = [account('111122223333', 'Payments'), account('444455556666', 'platform-1111')];

it.each([
  ['', ['Payments', 'platform-1111']],
  [' pay ', ['Payments']],
  ['1111', ['Payments', 'platform-1111']],
  ['nothing', []],
])('of accounts, "%s" finds %j', (text, names) => {
  expect(matchAccounts(accounts, text).map(({ name }) => name)).toEqual(names);
});
