import { describe, expect, it } from 'vitest';
import type { ScopeState, Setup } from '#lib/api/schemas.ts';
import {
  credentialsState,
  firstCourse,
  ownersState,
  permissionsState,
  regionsState,
} from './first-run-model.ts';

type Account = Setup['accounts'][number];

const permission = (state: 'allowed' | 'denied' | 'unknown', isOptional = false) => ({
  ...{ action: 'ec2:DescribeInstances', purpose: 'instances', state, isOptional, reason: null },
});

function setup(account: Partial<Account> = {}, keys: Setup['ownerTags']['keys'] = []): Setup {
  return {
    accounts: [
      {
        ...{ accountId: '111122223333', name: 'main', mendingPolicy: null, regions: ['us-east-1'] },
        credentials: { kind: 'profile audit', accountId: '1', arn: 'arn', problem: null, mend: null },
        permissions: [permission('allowed')],
        ...account,
      },
    ],
    policy: { Version: '2012-10-17', Statement: [] },
    ownerTags: { configured: ['owner'], keys, instances: 40, isSample: true },
  };
}

const refused = {
  credentials: { kind: 'x', accountId: null, arn: null, problem: 'none', mend: null },
  ...{ permissions: [], regions: null },
};

describe('the steps', () => {
  it.each<[string, Setup | undefined, string[]]>([
    ['nothing is known yet', undefined, ['unknown', 'unknown', 'unknown', 'unknown']],
    [
      'all is there',
      setup({}, [{ key: 'owner', instances: 3, isConfigured: true }]),
      ['done', 'done', 'done', 'done'],
    ],
    ['no credentials', setup(refused), ['missing', 'unknown', 'unknown', 'missing']],
    ['one is denied', setup({ permissions: [permission('denied')] }), ['done', 'missing', 'done', 'missing']],
    [
      'only a name is',
      setup({ permissions: [permission('denied', true)] }),
      ['done', 'done', 'done', 'missing'],
    ],
    ['no regions', setup({ regions: null }), ['done', 'done', 'missing', 'missing']],
    [
      'owner tags on nothing',
      setup({}, [{ key: 'owner', instances: 0, isConfigured: true }]),
      ['done', 'done', 'done', 'missing'],
    ],
  ])('%s', (_, given, expected) => {
    expect([
      credentialsState(given),
      permissionsState(given),
      regionsState(given),
      ownersState(given),
    ]).toEqual(expected);
  });
});

it('the first collection: what is done, runs and failed, each issue once', () => {
  const scope = (more: Partial<ScopeState>) => ({
    completeAt: null,
    last: null,
    running: null,
    waiting: null,
    ...more,
  });
  const failed = { outcome: 'failed', issues: [{ code: 'network', message: 'lost' }] } as ScopeState['last'];
  const at = '2026-11-23T10:00:00Z';
  const course = firstCourse([
    scope({ completeAt: at }),
    scope({ last: failed }),
    scope({ last: failed, waiting: { since: at, retryAt: at } }),
  ] as ScopeState[]);
  expect(course).toEqual({
    ...{ isUnderWay: false, done: 1, all: 3, failed: 2 },
    issues: [{ code: 'network', message: 'lost' }],
  });
  expect(firstCourse([scope({ waiting: { since: at, retryAt: null } })] as ScopeState[]).isUnderWay).toBe(
    true,
  );
});
