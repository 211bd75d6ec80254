import { describe, expect, it } from 'vitest';
import { defaultRange, type Known, resolveScope } from './resolve-scope.ts';

const account = {
  accountId: '111122223333',
  name: 'prod',
  monitoredAt: '2026-01-01T00:00:00Z',
  regions: ['eu-west-1'],
  scopes: 3,
  staleScopes: 0,
  completeAt: null,
};
const known: Known = { accounts: { data: [account], nextCursor: null }, owners: undefined };
const nothing = { range: defaultRange, account: null, region: null, owner: null };

describe('resolveScope', () => {
  it('reads what exists', () => {
    const { scope, dropped } = resolveScope(
      { range: '1y', account: '111122223333', region: 'eu-west-1', owner: 'payments, "team"' },
      known,
    );
    expect(scope).toEqual({
      range: '1y',
      account: '111122223333',
      region: 'eu-west-1',
      owner: 'payments, "team"',
    });
    expect(dropped).toEqual([]);
  });

  it.each([
    ['range', '45d'],
    ['range', '__proto__'],
    ['account', '999999999999'],
    ['account', "1' or 1=1"],
    ['region', 'mars-east-1'],
    ['owner', 'a\u0000b'],
    ['utm_source', 'mail'],
  ])('drops %s=%s and says so', (name, value) => {
    expect(resolveScope({ [name]: value }, known)).toEqual({ scope: nothing, dropped: [{ name, value }] });
  });

  it('takes the first that exists of several', () => {
    const { scope, dropped } = resolveScope({ account: ['nonsense', '111122223333'] }, known);
    expect(scope.account).toBe('111122223333');
    expect(dropped).toEqual([{ name: 'account', value: 'nonsense' }]);
  });

  it('calls nothing unknown while it does not know what exists', () => {
    const { scope } = resolveScope({ account: '999999999999' }, { accounts: undefined, owners: undefined });
    expect(scope.account).toBe('999999999999');
  });
});
