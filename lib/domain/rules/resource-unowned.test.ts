import { describe, expect, test } from 'vitest';
import { unowned } from '#lib/domain/ownership.ts';
import { instanceUnowned, roleUnowned } from './resource-unowned.ts';
import { accountId, ago, draftOf, instanceSubject } from './testing/subjects.ts';

describe('an instance without an owner', () => {
  test.each([
    ['running', 'low'],
    ['stopped', 'low'],
    ['stopping', 'low'],
    ['pending', 'unknown'],
    ['unknown', 'unknown'],
    ['shutting-down', null],
    ['terminated', null],
  ] as const)('%s: %s', (state, expected) => {
    const verdict = instanceUnowned(instanceSubject({ owner: unowned, state }));
    expect(typeof verdict === 'object' ? (verdict?.severity ?? null) : verdict).toBe(expected);
    expect(instanceUnowned(instanceSubject({ owner: 'payments', state }))).toBeNull();
  });

  test('says which tags were looked for', () => {
    expect(draftOf(instanceUnowned(instanceSubject({ owner: unowned })))).toMatchObject({
      resourceKind: 'instance',
      evidence: { ownerTag: 'owner', lookedFor: 'owner, team' },
    });
  });
});

describe('a role without an owner', () => {
  const roleArn = `arn:aws:iam::${accountId}:role/team/app`;
  const role = { roleArn, roleName: 'app', createdAt: ago(9), owner: unowned, ec2Assumable: true };
  const verdictOn = (fields: Partial<typeof role>) =>
    roleUnowned({ accountId, role: { ...role, ...fields }, ownerTags: ['team'] });

  test('is of the account, whatever the region', () => {
    expect(verdictOn({})).toMatchObject({
      region: 'global',
      resourceKind: 'role',
      resourceId: roleArn,
      severity: 'low',
      title: 'Role app has no owner',
      evidence: { roleArn, roleName: 'app', ownerTag: 'team' },
    });
  });

  test.each([
    ['only others may assume', { ec2Assumable: false }],
    ['somebody owns', { owner: 'search' }],
  ])('that %s is none', (_, fields) => {
    expect(verdictOn(fields)).toBeNull();
  });
});
