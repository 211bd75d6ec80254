import { describe, expect, test } from 'vitest';
import { findingRow } from '#lib/api/testing/rows.ts';
import type { Instance } from '#lib/domain/inventory.ts';
import {
  accessKey,
  account,
  arnOf,
  hour,
  instance,
  profile,
  recordSeen,
  scopeOf,
  templateVersion,
  useEstate,
} from './testing/snapshots.ts';

const { db } = useEstate();

const bare: Partial<Instance> = { launchTemplateId: 'lt-web', autoScalingGroup: 'web' };

function see(at: number, instances: Instance[], options: { isComplete?: boolean } = {}) {
  return recordSeen(db, scopeOf('ec2'), hour(at), { instances }, options);
}

/** How a finding stands: its severity, its points, what raised it, and its root cause. */
async function standing(ruleId: string): Promise<string[]> {
  const rows = await db.finding.findMany({ where: { ruleId }, orderBy: { resourceId: 'asc' } });
  return rows.map(({ severity, baseSeverity, risk, severityParts, rootCause }) => {
    const parts = (severityParts as { factor: string; points: number; detail: string | null }[]).map(
      ({ factor, points, detail }) => `+${points} ${factor} ${detail}`,
    );
    return [baseSeverity, severity, risk, ...parts, rootCause].join(' ');
  });
}

async function changesOf(ruleId: string): Promise<string[]> {
  const finding = await db.finding.findFirstOrThrow({ where: { ruleId } });
  const { fingerprint } = finding;
  const events = await db.findingEvent.findMany({ where: { fingerprint }, orderBy: { at: 'asc' } });
  return events.map(({ kind, severity }) => `${kind} ${severity}`);
}

describe('an instance without a role', () => {
  const rule = 'ec2-no-instance-profile';

  test('is worse on the internet and in production, and calm again without', async () => {
    await see(1, [instance('i-1', { ...bare, publicIp: '198.18.0.3', tags: { env: 'prod' } })]);
    expect(await standing(rule)).toEqual([
      'high high 75 +10 internet 198.18.0.3 +10 production env=prod lt-web',
    ]);
    await see(2, [instance('i-1', bare)]);
    expect(await standing(rule)).toEqual(['high high 55 lt-web']);
  });

  test('is not calmer for what was not seen in whole, and is once it was', async () => {
    const exposed = instance('i-1', { publicIp: '198.18.0.3' });
    await see(1, [exposed]);
    await db.instance.updateMany({ data: { publicIp: null } });
    await see(2, [], { isComplete: false });
    expect(await standing(rule)).toEqual(['high high 65 +10 internet 198.18.0.3 ']);
    await see(3, [instance('i-1', { name: 'calm' })]);
    expect(await standing(rule)).toEqual(['high high 55 ']);
  });

  test('has the template at its root, else its group', async () => {
    await see(1, [instance('i-1', bare), instance('i-2', { autoScalingGroup: 'web' }), instance('i-3')]);
    expect(await standing(rule)).toEqual(['high high 55 lt-web', 'high high 55 asg/web', 'high high 55 ']);
  });
});

test('a launch template is its own root cause, and worse in production', async () => {
  const versions = [{ ...templateVersion('lt-web', 1), tags: { Stage: 'live' } }];
  await recordSeen(db, scopeOf('ec2'), hour(1), { launchTemplateVersions: versions });
  expect(await standing('launch-template-no-instance-profile')).toEqual([
    'medium medium 40 +10 production Stage=live lt-web',
  ]);
});

test('an old key is worse while it is in use', async () => {
  const seen = (at: number, usedAt: Date | null) =>
    recordSeen(db, scopeOf('iam'), hour(at), {
      accessKeys: [accessKey('AKIA1', { createdAt: hour(-100 * 24), lastUsedAt: usedAt })],
    });
  await seen(1, hour(0));
  expect(await standing('key-old')).toEqual(['medium medium 45 +15 key-in-use null ']);
  await seen(31 * 24, hour(0));
  expect(await standing('key-old')).toEqual(['medium medium 30 ']);
});

describe('what stands around a resource that has not changed', () => {
  const roleArn = `arn:aws:iam::${account}:role/web`;
  const ofRole = {
    ...{ accountId: account, ruleId: 'role-privilege-escalation', region: 'global', resourceKind: 'role' },
    ...{ resourceId: roleArn, severity: 'high', risk: 55 },
  };

  test('moves the findings of a role whose instance faces the internet', async () => {
    await recordSeen(db, scopeOf('iam'), hour(1), { instanceProfiles: [profile('web')] });
    await db.finding.create({ data: findingRow('of-role', ofRole) });
    const carrier = instance('i-1', { profileArn: arnOf('web'), associatedAt: hour(0) });
    await see(2, [{ ...carrier, publicIp: '198.18.0.3' }]);
    expect(await standing(ofRole.ruleId)).toEqual(['high high 65 +10 internet 198.18.0.3 ']);
    await see(3, [carrier]);
    expect(await standing(ofRole.ruleId)).toEqual(['high high 55 ']);
  });

  test('moves the findings of an instance whose role is found to be an administrator', async () => {
    const ofInstance = { ruleId: 'ec2-imdsv1-allowed', resourceId: 'i-1', severity: 'medium', risk: 30 };
    await recordSeen(db, scopeOf('iam'), hour(1), { instanceProfiles: [profile('web')] });
    await see(2, [
      instance('i-1', { profileArn: arnOf('web'), associatedAt: hour(0), publicIp: '198.18.0.3' }),
    ]);
    const region = scopeOf('ec2').region;
    await db.finding.createMany({
      data: [
        findingRow('tokens', { ...ofInstance, accountId: account, region }),
        findingRow('admin', { ...ofRole, ruleId: 'role-administrator' }),
      ],
    });
    await db.findingEvent.create({
      data: {
        ...{ accountId: account, fingerprint: 'admin', at: hour(3), kind: 'opened' },
        ...{ actor: 'test', severity: 'critical' },
      },
    });
    await recordSeen(db, scopeOf('iam'), hour(3), { instanceProfiles: [profile('web')] });
    expect(await standing('ec2-imdsv1-allowed')).toEqual([
      'medium high 60 +10 internet 198.18.0.3 +20 administrator web ',
    ]);
    expect(await changesOf('ec2-imdsv1-allowed')).toEqual(['severity-changed high']);
  });
});
