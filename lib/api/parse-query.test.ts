import { describe, expect, test } from 'vitest';
import { ServiceError } from '#lib/services/errors.ts';
import { parseQuery } from './parse-query.ts';
import { changesQuery, findingsQuery, instancesQuery, kpisQuery, trendQuery } from './schemas.ts';

function errorsOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof ServiceError) return error.errors;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('parseQuery', () => {
  test.each([
    ['an unknown parameter', kpisQuery, 'colour=red', 'colour', 'allowed: at, from, account, region, owner'],
    ['an impossible date', kpisQuery, 'at=2026-02-30', 'at', 'expected a date'],
    ['a time without its zone', kpisQuery, 'at=2026-02-03T10:00:00', 'at', 'expected a date'],
    ['an empty time', kpisQuery, 'at=', 'at', 'expected a date'],
    ['a time of another age', kpisQuery, 'at=0001-01-01', 'at', 'expected a date'],
    ['a time given twice', kpisQuery, 'at=2026-02-03&at=2026-02-04', 'at', 'only once'],
    ['a short account id', kpisQuery, 'account=12', 'account', '12 digits'],
    ['one wrong account of two', kpisQuery, 'account=111111111111,x', 'account', '12 digits'],
    ['a region that is none', kpisQuery, "region=us'--", 'region', 'looks like us-east-1'],
    ['an owner with NUL', kpisQuery, 'owner=a%00b', 'owner', 'NUL'],
    ['an owner too long', kpisQuery, `owner=${'x'.repeat(513)}`, 'owner', '512'],
    ['a limit of 0', instancesQuery, 'limit=0', 'limit', '1 to 500'],
    ['a limit over 500', instancesQuery, 'limit=501', 'limit', '500'],
    ['a limit in words', instancesQuery, 'limit=ten', 'limit', '1 to 500'],
    ['half a limit', instancesQuery, 'limit=1.5', 'limit', '1 to 500'],
    ['an unknown sort', instancesQuery, 'sort=tags', 'sort', 'allowed: instanceId, -instanceId, name'],
    ['an unknown severity', findingsQuery, 'severity=awful', 'severity', 'allowed: critical, high'],
    ['an empty search', findingsQuery, 'q=', 'q', 'empty'],
    ['no metric', trendQuery, '', 'metric', 'has to be given: role-coverage'],
    ['no from', changesQuery, '', 'from', 'has to be given'],
  ])('refuses %s', (_, schema, query, parameter, message) => {
    const errors = errorsOf(() => parseQuery(schema, new URLSearchParams(query)));
    expect(errors).toEqual([{ parameter, message: expect.stringContaining(message) }]);
  });

  test('names every parameter at fault at once', () => {
    const errors = errorsOf(() => parseQuery(kpisQuery, new URLSearchParams('x=1&y=2&at=soon')));
    expect(errors.map(({ parameter }) => parameter)).toEqual(['x', 'y', 'at']);
  });

  test('takes a bare date as the whole day', () => {
    const { from, to } = parseQuery(changesQuery, new URLSearchParams('from=2026-11-01&to=2026-11-01'));
    expect([from, to].map((time) => time?.toISOString())).toEqual([
      '2026-11-01T00:00:00.000Z',
      '2026-11-01T23:59:59.999Z',
    ]);
  });

  test('takes a time in any zone', () => {
    const { at } = parseQuery(kpisQuery, new URLSearchParams({ at: '2026-11-01T12:00:00+02:00' }));
    expect(at?.toISOString()).toBe('2026-11-01T10:00:00.000Z');
  });

  test('splits accounts at commas, and keeps commas in owners', () => {
    const query = 'account=111111111111,222222222222&account=333333333333&owner=a,b&owner=🦊';
    const { account, owner } = parseQuery(kpisQuery, new URLSearchParams(query));
    expect(account).toEqual(['111111111111', '222222222222', '333333333333']);
    expect(owner).toEqual(['a,b', '🦊']);
  });
});
