import { describe, expect, it } from 'vitest';
import { defaultRange, type Known, resolveScope, scopeQuery } from './resolve-scope.ts';

const account = {
  accountId: '111122223333',
  name: 'prod',
  monitoredAt: '2026-01-01T00:00:00Z',
  regions: ['eu-west-1'],
  scopes: 3,
  staleScopes: 0,
  completeAt: null,
};
const known: Known = {
  accounts: { data: [account], nextCursor: null },
  owners: undefined,
  now: new Date('2026-11-26T09:30:00Z'),
};
const nothing = {
  range: defaultRange,
  from: null,
  to: null,
  at: null,
  account: null,
  region: null,
  owner: null,
};

describe('resolveScope', () => {
  it('reads what exists', () => {
    const { scope, dropped } = resolveScope(
      { range: '1y', account: '111122223333', region: 'eu-west-1', owner: 'payments, "team"' },
      known,
    );
    expect(scope).toEqual({
      ...nothing,
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
    ['at', '2026-11-27'],
    ['at', '2026-02-30'],
    ['at', 'yesterday'],
    ['from', '2026-11-01'],
    ['to', '2027-01-01'],
  ])('drops %s=%s and says so', (name, value) => {
    expect(resolveScope({ [name]: value }, known)).toEqual({ scope: nothing, dropped: [{ name, value }] });
  });

  it('takes the first that exists of several', () => {
    const { scope, dropped } = resolveScope({ account: ['nonsense', '111122223333'] }, known);
    expect(scope.account).toBe('111122223333');
    expect(dropped).toEqual([{ name: 'account', value: 'nonsense' }]);
  });

  it('calls nothing unknown while it does not know what exists', () => {
    const { scope } = resolveScope({ account: '999999999999' }, { ...known, accounts: undefined });
    expect(scope.account).toBe('999999999999');
  });

  it('reads a custom span and an instant of the past', () => {
    const { scope, dropped } = resolveScope(
      { from: '2026-10-01', to: '2026-10-31', at: '2026-10-31T12:00:00Z' },
      known,
    );
    expect(scope).toEqual({ ...nothing, from: '2026-10-01', to: '2026-10-31', at: '2026-10-31T12:00:00Z' });
    expect(dropped).toEqual([]);
  });

  it('drops a beginning that lies after the end, and the end with it', () => {
    const { scope, dropped } = resolveScope({ from: '2026-11-02', to: '2026-11-01' }, known);
    expect(scope).toEqual(nothing);
    expect(dropped).toEqual([
      { name: 'from', value: '2026-11-02' },
      { name: 'to', value: '2026-11-01' },
    ]);
  });

  it('leaves the page its own parameters', () => {
    expect(resolveScope({ filter: 'a', sort: 'b' }, known, ['filter']).dropped).toEqual([
      { name: 'sort', value: 'b' },
    ]);
  });
});

describe('scopeQuery', () => {
  it('gives back what it was read from, without what goes without saying', () => {
    const query = { range: '90d', at: '2026-11-01', account: '111122223333' };
    expect(scopeQuery(resolveScope(query, known).scope)).toEqual(query);
    expect(scopeQuery(resolveScope({ range: defaultRange }, known).scope)).toEqual({});
  });
});
