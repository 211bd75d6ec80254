import { describe, expect, test } from 'vitest';
import type { RoleWorkload, WorkloadKind } from '#lib/domain/workloads.ts';
import {
  type RoleSharing,
  roleSharedAcrossWorkloads,
  roleSharedAcrossWorkloadsRule,
} from './role-shared-across-workloads.ts';
import { accountId, ago, draftOf, region } from './testing/subjects.ts';

const role = {
  roleArn: `arn:aws:iam::${accountId}:role/app`,
  roleName: 'app',
  createdAt: ago(9),
  owner: 'platform',
};

function workload(
  name: string,
  fields: Partial<RoleWorkload> = {},
  kind: WorkloadKind = 'application',
): RoleWorkload {
  return { workload: { kind, name }, owners: ['payments'], instances: 2, regions: [region], ...fields };
}

const unknown: RoleWorkload = { workload: null, owners: ['payments'], instances: 1, regions: [region] };
const two = [workload('shop'), workload('search', { owners: ['search', 'unowned'] }, 'stack')];
const verdictOn = (workloads: RoleWorkload[], breadth: RoleSharing['breadth'] = 'narrow') =>
  roleSharedAcrossWorkloads({ accountId, role, breadth, workloads });

describe('role-shared-across-workloads', () => {
  test.each<[string, RoleWorkload[], null | 'unknown']>([
    ['nobody', [], null],
    ['one workload', [workload('shop')], null],
    ['one, and an instance of which nothing is known', [workload('shop'), unknown], 'unknown'],
  ])('%s carries it', (_, workloads, expected) => {
    expect(verdictOn(workloads)).toBe(expected);
  });

  test.each([
    ['broad', 'high'],
    ['narrow', 'medium'],
    ['unknown', 'medium'],
  ] as const)('of a role that is %s: %s', (breadth, severity) => {
    const draft = draftOf(verdictOn(two, breadth));
    expect(draft).toMatchObject({ severity, evidence: { breadth } });
  });

  test('names the workloads and their owners', () => {
    expect(draftOf(verdictOn(two))).toMatchObject({
      region: 'global',
      resourceKind: 'role',
      owner: 'platform',
      title: 'Role app is shared by 2 workloads of 2 owners',
      evidence: {
        workloadNames: ['search', 'shop'],
        workloads: [
          'application shop, of payments, in eu-west-1',
          'stack search, of search and unowned, in eu-west-1',
        ],
        owners: ['payments', 'search', 'unowned'],
      },
    });
    const ofOne = [workload('shop'), workload('web')];
    expect(draftOf(verdictOn(ofOne)).title).toBe('Role app is shared by 2 workloads');
    expect(draftOf(verdictOn([workload('shop', { owners: ['a', 'b'] })])).title).toBe(
      'Role app is shared by 2 owners',
    );
  });

  test('is the same while an Auto Scaling group grows and shrinks', () => {
    const grown = two.map((each) => ({ ...each, instances: each.instances + 5 }));
    expect(verdictOn(grown)).toEqual(verdictOn(two));
  });

  test('proposes one role for each workload, of names that IAM takes', () => {
    const odd = [
      workload('web shop; $(reboot)'),
      workload('x'.repeat(256)),
      ...'abcd'.split('').map((name) => workload(name)),
    ];
    const { cli, terraform, cloudFormation } = roleSharedAcrossWorkloadsRule.remediate(
      draftOf(verdictOn(odd)),
    );
    const names = [...cli.matchAll(/create-role --role-name (\S+)/g)].map(([, name]) => name);
    expect(names).toHaveLength(5);
    expect(names).toContain('app-web-shop-reboot');
    for (const name of names) expect(name).toMatch(/^[\w+=,.@-]{1,64}$/);
    for (const text of [terraform, cloudFormation]) expect(text).toContain('"app-web-shop-reboot"');
    expect(cli).toContain('And so on for each of the others');
  });
});
