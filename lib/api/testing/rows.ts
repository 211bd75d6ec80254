import type { Database } from '#lib/db/client.ts';
import type { Prisma } from '#lib/db/generated/client.ts';

/** Accounts, regions and instants of the rows that tests insert. */
export const account = '111111111111';
export const otherAccount = '222222222222';
export const region = 'us-east-1';
export const roleArn = `arn:aws:iam::${account}:role/web`;
export const profileArn = `arn:aws:iam::${account}:instance-profile/web`;

/** `2026-11-01T00:00:00Z` plus so many hours. */
export function hour(hours: number): Date {
  return new Date(Date.parse('2026-11-01T00:00:00Z') + hours * 3_600_000);
}

type Some<T> = Partial<T>;

/** An instance that runs without a profile, unless told otherwise. */
export function instanceRow(instanceId: string, row: Some<Prisma.InstanceCreateManyInput> = {}) {
  return {
    accountId: account,
    region,
    instanceId,
    validFrom: hour(0),
    state: 'running',
    owner: 'payments',
    tags: {},
    ...row,
  };
}

/** An active key of the user `ci`, made at hour 0 and never used, unless told otherwise. */
export function keyRow(accessKeyId: string, row: Some<Prisma.AccessKeyCreateManyInput> = {}) {
  return {
    ...{ accountId: account, accessKeyId, validFrom: hour(0), userName: 'ci', isRoot: false, isActive: true },
    ...{ createdAt: hour(0), isUseKnown: true, owner: 'payments' },
    ...row,
  };
}

/** The role `web`, which EC2 may assume, since hour 0, unless told otherwise. */
export function roleRow(roleName: string, row: Some<Prisma.RoleCreateManyInput> = {}) {
  return {
    ...{ accountId: account, roleArn: `arn:aws:iam::${account}:role/${roleName}`, roleId: 'AROA1', roleName },
    ...{ validFrom: hour(0), ec2Assumable: true, trustPolicy: { Statement: [] }, inlinePolicies: {} },
    ...{ attachedPolicyArns: [], owner: 'payments', tags: {} },
    ...row,
  };
}

/** The first and only version of a template, without a profile, unless told otherwise. */
export function templateRow(templateId: string, row: Some<Prisma.LaunchTemplateVersionCreateManyInput> = {}) {
  return {
    ...{ accountId: account, region, templateId, versionNumber: 1, validFrom: hour(0), templateName: 'web' },
    ...{ isDefault: true, isLatest: true, createdAt: hour(0), owner: 'payments', tags: {} },
    ...row,
  };
}

/** A key found in an instance's user data since hour 1, unless told otherwise. */
export function exposureRow(
  resourceId: string,
  accessKeyId: string,
  row: Some<Prisma.ExposureCreateManyInput> = {},
) {
  return {
    ...{ accountId: account, region, source: 'user-data', resourceId, credential: accessKeyId },
    ...{ validFrom: hour(1), kind: 'access-key-pair', confidence: 'sure', accessKeyId },
    ...{ keyAccountId: account, place: 'user data', line: 3, column: 1, length: 40, owner: 'payments' },
    ...row,
  };
}

/** An open finding, unless told otherwise. */
export function findingRow(fingerprint: string, row: Some<Prisma.FindingCreateManyInput> = {}) {
  return {
    ...{
      accountId: account,
      fingerprint,
      ruleId: 'ec2-no-instance-profile',
      region,
      resourceKind: 'instance',
    },
    ...{ resourceId: 'i-1', severity: 'high', state: 'open', openedAt: hour(0), owner: 'payments' },
    ...{ title: 'An instance runs without a role', evidence: {} },
    ...row,
  };
}

/** An episode that opened at hour 0 and is open, unless told otherwise. */
export function episodeRow(instanceId: string, row: Some<Prisma.EpisodeCreateManyInput> = {}) {
  return {
    ...{ accountId: account, region, instanceId, openedAt: hour(0), cause: 'launch', openAtStart: false },
    ...{ seenAt: hour(0), owner: 'payments' },
    ...row,
  };
}

/** When the collection began that saw its scope so many hours after hour 0. */
export function begunAt(hours: number): Date {
  return new Date(hour(hours).getTime() - 60_000);
}

/** A scope, and the complete collections that saw it at these hours. */
export async function insertScope(
  db: Database,
  collector: 'ec2' | 'iam' | 'user-data',
  hours: number[],
  place: { accountId?: string; region?: string } = {},
): Promise<void> {
  const scope = { accountId: account, region: collector === 'iam' ? 'global' : region, collector, ...place };
  const [first, last] = [hours[0], hours.at(-1)];
  const complete =
    first === undefined || last === undefined ? {} : { firstCompleteAt: hour(first), completeAt: hour(last) };
  await db.scope.create({ data: { ...scope, ...complete } });
  await db.collection.createMany({
    data: hours.map((at) => ({
      ...{ ...scope, trigger: 'schedule', startedAt: begunAt(at) },
      ...{ finishedAt: hour(at), seenAt: hour(at), outcome: 'complete' },
    })),
  });
}

/** The accounts, each with a complete look at its EC2 and IAM at each of these hours. */
export async function insertEstate(
  db: Database,
  hours: number[],
  accounts = [account, otherAccount],
): Promise<void> {
  for (const accountId of accounts) {
    await db.account.create({ data: { accountId, name: `account ${accountId}`, monitoredAt: hour(0) } });
    await insertScope(db, 'ec2', hours, { accountId });
    await insertScope(db, 'iam', hours, { accountId });
  }
}

/** The profile `web` with its role, since hour 0. */
export async function insertProfile(db: Database): Promise<void> {
  await db.instanceProfile.create({
    data: { accountId: account, profileArn, profileName: 'web', roleArn, validFrom: hour(0) },
  });
}

/** Events of a finding: kinds by hour. */
export function eventRows(fingerprint: string, events: [hours: number, kind: string][]) {
  return events.map(([hours, kind]) => ({
    ...{ accountId: account, fingerprint, at: hour(hours), kind, actor: 'collector', severity: 'critical' },
  }));
}
