import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type CoverageInstant, coverageJoins, coverageOf, seenScopes } from '#lib/db/read-coverage.ts';
import {
  among,
  currentAt,
  matching,
  monitored,
  type ResourceFilter,
  searching,
  time,
} from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, orderedPage, textKey, timeKey } from '#lib/db/read-page.ts';
import type { Presence } from '#lib/domain/coverage.ts';
import type { Instance } from '#lib/domain/inventory.ts';

const { empty, sql } = Prisma;

export type InstanceRow = {
  accountId: string;
  region: string;
  instanceId: string;
  name: string | null;
  state: Instance['state'];
  coverage: Presence | 'not-eligible';
  instanceType: string | null;
  imageId: string | null;
  platform: string | null;
  launchTime: Date | null;
  createdAt: Date | null;
  profileArn: string | null;
  roleArn: string | null;
  associatedAt: Date | null;
  httpTokens: string | null;
  launchTemplateId: string | null;
  launchTemplateVersion: string | null;
  autoScalingGroup: string | null;
  owner: string;
  validFrom: Date;
};

/** What of the instances a list shows. */
export type InstanceSearch = {
  coverage?: readonly string[] | undefined;
  state?: readonly string[] | undefined;
  role?: readonly string[] | undefined;
  q?: string | undefined;
};

const identity = [
  textKey<InstanceRow>('i.account_id', (row) => row.accountId),
  textKey<InstanceRow>('i.region', (row) => row.region),
  textKey<InstanceRow>('i.instance_id', (row) => row.instanceId),
];

/** How instances can be sorted. By `instanceId` they come by account and region first, in the order of the key. */
export const instanceSortKeys = {
  instanceId: identity,
  name: [textKey<InstanceRow>('i.name', (row) => row.name, true), ...identity],
  createdAt: [timeKey<InstanceRow>('i.created_at', (row) => row.createdAt), ...identity],
  launchTime: [timeKey<InstanceRow>('i.launch_time', (row) => row.launchTime), ...identity],
  owner: [textKey<InstanceRow>('i.owner', (row) => row.owner), ...identity],
  state: [textKey<InstanceRow>('i.state', (row) => row.state), ...identity],
};

function columns(instant: CoverageInstant): Prisma.Sql {
  return sql`i.account_id AS "accountId", i.region, i.instance_id AS "instanceId", i.name, i.state,
    ${coverageOf(instant)} AS coverage, i.instance_type AS "instanceType", i.image_id AS "imageId", i.platform,
    i.launch_time AS "launchTime", i.created_at AS "createdAt", i.profile_arn AS "profileArn",
    p.role_arn AS "roleArn", i.associated_at AS "associatedAt", i.http_tokens AS "httpTokens",
    i.launch_template_id AS "launchTemplateId", i.launch_template_version AS "launchTemplateVersion",
    i.auto_scaling_group AS "autoScalingGroup", i.owner, i.valid_from AS "validFrom"`;
}

/**
 * One page of the instances that there were at an instant. Where neither coverage nor role decides what is on
 * the page, only the page's instances are joined to them.
 */
export async function readInstances(
  db: Database,
  filter: ResourceFilter,
  instant: CoverageInstant,
  wanted: InstanceSearch,
  keyset: Keyset<InstanceRow>,
): Promise<InstanceRow[]> {
  const own = sql`${currentAt('i', instant)} ${matching('i', filter)} ${monitored('i', instant.at)} ${among(sql`i.state`, wanted.state)}
    ${searching([sql`i.instance_id`, sql`i.name`], wanted.q)} ${afterCursor(keyset)}`;
  const joined = sql`${among(sql`p.role_arn`, wanted.role)}
    ${wanted.coverage ? among(sql`(${coverageOf(instant)})`, wanted.coverage) : empty}`;
  const page = orderedPage(keyset);
  const from =
    wanted.role || wanted.coverage
      ? sql`instances i ${coverageJoins(instant)} WHERE ${own} ${joined}`
      : sql`(SELECT i.* FROM instances i WHERE ${own} ${page}) i ${coverageJoins(instant)}`;
  return db.$queryRaw`WITH ${seenScopes(instant)} SELECT ${columns(instant)} FROM ${from} ${page}`;
}

export type InstanceDetailRow = InstanceRow & { tags: unknown; validTo: Date | null };

/** One instance as it was at an instant, or as last seen, even if it is gone since. */
export async function readInstance(
  db: Database,
  filter: ResourceFilter,
  instant: CoverageInstant,
  instanceId: string,
): Promise<InstanceDetailRow | null> {
  const rows = await db.$queryRaw<InstanceDetailRow[]>`
    WITH ${seenScopes(instant)}
    SELECT ${columns(instant)}, i.tags, i.valid_to AS "validTo"
    FROM instances i ${coverageJoins(instant)}
    WHERE (i.account_id, i.region) IN (SELECT x.account_id, x.region FROM scopes x) AND i.instance_id = ${instanceId}
      ${instant.isLatest ? empty : sql`AND ${currentAt('i', instant)}`} ${matching('i', filter)}
    ORDER BY i.valid_from DESC LIMIT 1`;
  return rows[0] ?? null;
}

export type InstanceVersionRow = {
  validFrom: Date;
  validTo: Date | null;
  state: Instance['state'];
  profileArn: string | null;
  instanceType: string | null;
  owner: string;
};

type InstanceKey = { accountId: string; region: string; instanceId: string };

/** The newest 200 versions of one instance, newest first. */
export async function readInstanceVersions(
  db: Database,
  { accountId, region, instanceId }: InstanceKey,
): Promise<InstanceVersionRow[]> {
  return db.$queryRaw`
    SELECT valid_from AS "validFrom", valid_to AS "validTo", state, profile_arn AS "profileArn",
      instance_type AS "instanceType", owner
    FROM instances
    WHERE account_id = ${accountId} AND region = ${region} AND instance_id = ${instanceId}
    ORDER BY valid_from DESC LIMIT 200`;
}

export type UserDataScanRow = {
  launchTime: Date;
  scannedAt: Date;
  outcome: string;
  reasons: unknown;
  bytes: number;
};

/** The newest look at an instance's user data, at or before an instant. */
export async function readUserDataScan(
  db: Database,
  { accountId, region, instanceId }: InstanceKey,
  at: Date,
): Promise<UserDataScanRow | null> {
  const rows = await db.$queryRaw<UserDataScanRow[]>`
    SELECT launch_time AS "launchTime", scanned_at AS "scannedAt", outcome, reasons, bytes
    FROM user_data_scans
    WHERE account_id = ${accountId} AND region = ${region} AND instance_id = ${instanceId}
      AND scanned_at <= ${time(at)}
    ORDER BY launch_time DESC LIMIT 1`;
  return rows[0] ?? null;
}
