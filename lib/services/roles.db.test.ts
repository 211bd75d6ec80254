import { beforeAll, describe, expect, test } from 'vitest';
import { rolesQuery } from '#lib/api/schemas.ts';
import {
  account,
  hour,
  insertEstate,
  insertProfile,
  instanceRow,
  profileArn,
  roleArn,
  roleRow,
} from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { getRole } from './get-role.ts';
import { listRoles } from './list-roles.ts';

const { db } = useTestDatabase();
let ctx: Context;

const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const own = `arn:aws:iam::${account}:policy/own`;
const unseen = `arn:aws:iam::${account}:policy/unseen`;

// The role `web` is used at hour 2, gets a policy at hour 3, is used at hour 4 and loses its trust in EC2 at hour 5.
beforeAll(async () => {
  ctx = {
    ...{ actor: { kind: 'operator', name: 'test' }, visibleAccounts: 'all' },
    ...{ db, settings: defaultSettings, now: hour(6.5) },
  };
  await insertEstate(db, [1, 2, 3, 4, 5, 6]);
  await insertProfile(db);
  const [before, after] = [
    { attachedPolicyArns: [readOnly] },
    { attachedPolicyArns: [readOnly, own, unseen] },
  ];
  await db.role.createMany({
    data: [
      roleRow('web', { ...before, validTo: hour(2) }),
      roleRow('web', { ...before, validFrom: hour(2), validTo: hour(3), lastUsedAt: hour(2) }),
      roleRow('web', { ...after, validFrom: hour(3), validTo: hour(4), lastUsedAt: hour(2) }),
      roleRow('web', { ...after, validFrom: hour(4), validTo: hour(5), lastUsedAt: hour(4) }),
      roleRow('web', {
        ...{ ...after, validFrom: hour(5), lastUsedAt: hour(4), ec2Assumable: false },
        ...{ trustPolicy: { Statement: ['lambda'] }, inlinePolicies: { extra: { Statement: [] } } },
      }),
      roleRow('idle', { roleId: 'AROA2' }),
      roleRow('gone', { roleId: 'AROA3', validTo: hour(4), attachedPolicyArns: [own] }),
    ],
  });
  const policy = {
    accountId: account,
    policyName: 'own',
    defaultVersionId: 'v2',
    document: { Statement: [2] },
  };
  await db.policy.createMany({
    data: [
      {
        ...{ ...policy, policyArn: own, validFrom: hour(0), validTo: hour(4) },
        ...{ defaultVersionId: 'v1', document: { Statement: [1] } },
      },
      { ...policy, policyArn: own, validFrom: hour(4) },
      { ...policy, policyArn: readOnly, policyName: 'ReadOnlyAccess', validFrom: hour(0) },
    ],
  });
  const reasons = [
    {
      kind: 'attached',
      name: 'unseen',
      policyArn: unseen,
      reason: 'missing',
      statement: null,
      detail: 'Not seen.',
    },
  ];
  const assessed = { accountId: account, principalArn: roleArn, revision: '1/1' };
  await db.permissionAnalysis.createMany({
    data: [
      {
        accountId: account,
        revision: '1/1',
        digest: 'a',
        standing: 'none',
        analysis: { isAssessed: true, classes: [] },
      },
      {
        accountId: account,
        revision: '1/1',
        digest: 'b',
        standing: 'not-assessed',
        analysis: { isAssessed: false, reasons },
      },
    ],
  });
  await db.permissionAssessment.createMany({
    data: [
      { ...assessed, digest: 'a', standing: 'none', validFrom: hour(0), validTo: hour(3) },
      { ...assessed, digest: 'b', standing: 'not-assessed', validFrom: hour(3), validTo: hour(5) },
      {
        ...assessed,
        principalArn: roleArn.replace('web', 'idle'),
        digest: 'a',
        standing: 'none',
        validFrom: hour(0),
      },
    ],
  });
  await db.instance.createMany({
    data: [
      instanceRow('i-1', { profileArn }),
      instanceRow('i-2', { profileArn, owner: 'search', validTo: hour(3) }),
      instanceRow('i-3', { profileArn, state: 'stopped' }),
      instanceRow('i-4', {}),
    ],
  });
});

async function list(params: object) {
  const { data, total } = await listRoles({ ctx, input: rolesQuery.parse(params) });
  expect(total).toBe(data.length);
  return data.map(({ roleName, instances, instanceOwners }) => [roleName, instances, instanceOwners]);
}

describe('the list', () => {
  test.each([
    [{}, ['idle', 0, 0], ['web', 1, 1]],
    [{ at: hour(2.5).toISOString() }, ['gone', 0, 0], ['idle', 0, 0], ['web', 2, 2]],
    [
      { at: hour(2.5).toISOString(), sort: '-ec2Assumable', q: 'e' },
      ['web', 2, 2],
      ['idle', 0, 0],
      ['gone', 0, 0],
    ],
    [{ sort: '-ec2Assumable' }, ['idle', 0, 0], ['web', 1, 1]],
    [{ ec2Assumable: 'false' }, ['web', 1, 1]],
    [{ policy: own }, ['web', 1, 1]],
    [{ standing: 'none' }, ['idle', 0, 0]],
    [
      { standing: 'none,not-assessed', sort: '-standing', at: hour(3.5).toISOString() },
      ['web', 1, 1],
      ['idle', 0, 0],
    ],
    [{ standing: 'administrator' }],
    [{ policy: own, at: hour(2.5).toISOString() }, ['gone', 0, 0]],
  ] as [object, ...unknown[][]][])('%j', async (params, ...expected) => {
    expect(await list(params)).toEqual(expected);
  });
});

describe('one role', () => {
  const role = (at?: Date) => getRole({ ctx, input: { id: roleArn, at } });

  test('the instances that carry it, and their owners', async () => {
    const now = await role();
    expect(now.carriers.map(({ instanceId, coverage }) => [instanceId, coverage])).toEqual([
      ['i-1', 'covered'],
    ]);
    const then = await role(hour(2.5));
    expect(then.carriers.map(({ instanceId }) => instanceId)).toEqual(['i-1', 'i-2']);
    expect([then.instances, then.carrierOwners]).toEqual([
      2,
      [
        { owner: 'payments', instances: 1 },
        { owner: 'search', instances: 1 },
      ],
    ]);
  });

  test('what it may do, with the documents of the time', async () => {
    const told = async (at?: Date) =>
      (await role(at)).policies.map(({ kind, name, isAwsManaged, versionId, isCollected, document }) => [
        ...[kind, name, isAwsManaged, versionId, isCollected],
        document,
      ]);
    expect(await told()).toEqual([
      ['inline', 'extra', false, null, true, { Statement: [] }],
      ['attached', 'ReadOnlyAccess', true, 'v2', true, { Statement: [2] }],
      ['attached', 'own', false, 'v2', true, { Statement: [2] }],
      ['attached', 'unseen', false, null, false, null],
    ]);
    expect((await told(hour(3.5)))[1]).toEqual(['attached', 'own', false, 'v1', true, { Statement: [1] }]);
  });

  test('what its permissions amounted to at the time, and why that was not told', async () => {
    const at = async (time?: Date) => {
      const { standing, permissions } = await role(time);
      return [standing, permissions];
    };
    expect(await at(hour(2.5))).toEqual(['none', { isAssessed: true, classes: [] }]);
    expect(await at(hour(3.5))).toMatchObject([
      'not-assessed',
      { isAssessed: false, reasons: [{ reason: 'missing' }] },
    ]);
    expect(await at()).toEqual([null, null]);
  });

  test('its history leaves out that it was used', async () => {
    const { history, versions } = await role();
    expect(
      history.map(({ at, changes }) => [at, changes.map(({ kind, subject }) => [kind, subject])]),
    ).toEqual([
      [
        hour(5).toISOString(),
        [
          ['inline-policy-added', 'extra'],
          ['ec2-refused', null],
        ],
      ],
      [
        hour(3).toISOString(),
        [
          ['policy-attached', own],
          ['policy-attached', unseen],
        ],
      ],
      [hour(0).toISOString(), [['appeared', null]]],
    ]);
    expect(versions.map(({ from, to }) => [from, to])).toEqual([
      [hour(5).toISOString(), null],
      [hour(3).toISOString(), hour(5).toISOString()],
      [hour(0).toISOString(), hour(3).toISOString()],
    ]);
  });

  test('of the past knows nothing of what came after', async () => {
    const then = await role(hour(3.5));
    expect([then.history.length, then.versions[0]?.to, then.ec2Assumable]).toEqual([2, null, true]);
    await expect(getRole({ ctx, input: { id: roleArn, at: hour(-1) } })).rejects.toThrow(roleArn);
  });

  test('that is gone is told with the policies that it had', async () => {
    const gone = await getRole({ ctx, input: { id: roleArn.replace('web', 'gone') } });
    expect([gone.goneAt, gone.policies[0]?.versionId]).toEqual([hour(4).toISOString(), 'v1']);
    expect(gone.history.map(({ changes }) => changes[0]?.kind)).toEqual(['gone', 'appeared']);
  });

  test('that was gone for a while and came back as it was', async () => {
    await db.role.createMany({
      data: [roleRow('back', { validTo: hour(2) }), roleRow('back', { validFrom: hour(4) })],
    });
    const { history } = await getRole({ ctx, input: { id: roleArn.replace('web', 'back') } });
    expect(history.map(({ at, changes }) => [at, changes[0]?.kind])).toEqual([
      [hour(4).toISOString(), 'appeared'],
      [hour(2).toISOString(), 'gone'],
      [hour(0).toISOString(), 'appeared'],
    ]);
    await db.role.deleteMany({ where: { roleName: 'back' } });
  });
});
