import type { Database } from '#lib/db/client.ts';
import * as rows from './rows.ts';

/** The key id that the seeded estate leaks. */
export const leakedKey = 'AKIAQQQQQQQQQQQQWXYZ';

/** An estate with a row of every kind that the API shows. */
export async function seedEstate(db: Database): Promise<void> {
  await rows.insertEstate(db, [1, 2, 3]);
  await rows.insertProfile(db);
  await seedInventory(db);
  await seedFindings(db);
  await seedHistory(db);
}

async function seedInventory(db: Database): Promise<void> {
  await db.instance.createMany({
    data: [
      rows.instanceRow('i-1', {
        tags: { owner: 'payments', note: '<b>"quoted"</b> 🦊' },
        launchTime: rows.hour(0),
      }),
      rows.instanceRow('i-2', { profileArn: rows.profileArn, name: 'web 🦊', createdAt: rows.hour(0) }),
      rows.instanceRow('i-3', { validTo: rows.hour(2), state: 'stopped' }),
      rows.instanceRow('i-4', { accountId: rows.otherAccount, owner: 'unowned' }),
    ],
  });
  await db.accessKey.createMany({
    data: [
      rows.keyRow(leakedKey, { validTo: rows.hour(2) }),
      rows.keyRow(leakedKey, { validFrom: rows.hour(2), isActive: false, lastUsedAt: rows.hour(1) }),
      rows.keyRow('root/1', { isRoot: true, userName: '<root_account>', isUseKnown: false }),
    ],
  });
  await db.role.create({
    data: rows.roleRow('web', { attachedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
  });
  await db.user.create({
    data: {
      ...{ accountId: rows.account, userName: 'ci', userArn: `arn:aws:iam::${rows.account}:user/ci` },
      ...{
        validFrom: rows.hour(0),
        inlinePolicies: { own: {} },
        groups: ['builders'],
        attachedPolicyArns: [],
        owner: 'payments',
        tags: {},
      },
    },
  });
  await db.launchTemplateVersion.create({ data: rows.templateRow('lt-1') });
  await db.userDataScan.create({
    data: {
      ...{ accountId: rows.account, region: rows.region, instanceId: 'i-1', launchTime: rows.hour(0) },
      ...{ scannedAt: rows.hour(1), outcome: 'unscanned', reasons: ['gzip bomb'], bytes: 12 },
    },
  });
}

async function seedFindings(db: Database): Promise<void> {
  const exposed = {
    ruleId: 'user-data-credentials',
    severity: 'critical',
    evidence: { accessKeyId: leakedKey },
  };
  const ofKey = { ruleId: 'key-old', region: 'global', resourceKind: 'access-key', resourceId: leakedKey };
  await db.finding.createMany({
    data: [
      rows.findingRow('f1', exposed),
      rows.findingRow('f2'),
      rows.findingRow('f3', {
        ...ofKey,
        state: 'resolved',
        resolvedAt: rows.hour(2),
        resolution: 'key-deactivated',
      }),
    ],
  });
  await db.findingEvent.createMany({
    data: [
      ...rows.eventRows('f1', [[1, 'opened']]),
      ...rows.eventRows('f3', [
        [1, 'opened'],
        [2, 'resolved'],
      ]),
    ],
  });
  await db.exposure.create({ data: rows.exposureRow('i-1', leakedKey) });
}

async function seedHistory(db: Database): Promise<void> {
  await db.episode.createMany({
    data: [
      rows.episodeRow('i-1'),
      rows.episodeRow('i-2', { endedAt: rows.hour(2), ending: 'role-attached' }),
    ],
  });
  await db.collection.create({
    data: {
      ...{
        accountId: rows.account,
        region: rows.region,
        collector: 'ec2',
        trigger: 'manual',
        startedAt: rows.hour(4),
      },
      progress: { done: 400, total: 2000 },
      issues: [
        { code: 'access-denied', message: 'Allow ec2:DescribeInstances.', action: 'ec2:DescribeInstances' },
      ],
      calls: { 'ec2:DescribeInstances': 3 },
    },
  });
  const place = { accountId: rows.account, day: rows.hour(0), region: rows.region };
  await db.rollupDay.create({ data: { ...place, asOf: rows.hour(3), scopes: 2, staleScopes: 0 } });
  await db.rollup.create({
    data: {
      ...place,
      owner: 'payments',
      eligible: 2,
      covered: 1,
      remediatedSeconds: [7200],
      keysActive: 1,
      exposuresOpen: 1,
    },
  });
}
