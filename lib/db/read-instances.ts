import type { Database } from '#lib/db/client.ts';
import { filterCondition } from '#lib/db/filter-condition.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { instanceColumns, needsJoins } from '#lib/db/instance-columns.ts';
import { type CoverageInstant, coverageJoins, coverageOf, seenScopes } from '#lib/db/read-coverage.ts';
import {
  among,
  currentAt,
  type Instant,
  matching,
  monitored,
  type ResourceFilter,
  searching,
  time,
} from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, orderedPage, type SortKey, textKey, timeKey } from '#lib/db/read-page.ts';
import type { InstanceCoverage } from '#lib/domain/instance-fields.ts';
import type { Exposure, Instance } from '#lib/domain/inventory.ts';
import type { Filter } from '#lib/domain/property-filter/filter.ts';

const { empty, sql } = Prisma;

export type InstanceRow = {
  accountId: string;
  region: string;
  instanceId: string;
  name: string | null;
  state: Instance['state'];
  coverage: InstanceCoverage;
  instanceType: string | null;
  imageId: string | null;
  platform: string | null;
  launchTime: Date | null;
  createdAt: Date | null;
  profileArn: string | null;
  roleArn: string | null;
  associatedAt: Date | null;
  httpTokens: string | null;
  httpEndpoint: string | null;
  publicIp: string | null;
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
  filter?: Filter | null | undefined;
};

const identity = [
  textKey<InstanceRow>('i.account_id', (row) => row.accountId),
  textKey<InstanceRow>('i.region', (row) => row.region),
  textKey<InstanceRow>('i.instance_id', (row) => row.instanceId),
];

const by = (column: string, read: (row: InstanceRow) => string | null) => [
  textKey<InstanceRow>(column, read, true),
  ...identity,
];

/** How instances can be sorted. By `instanceId` they come by account and region first, in the order of the key. */
export const instanceSortKeys = {
  instanceId: identity,
  name: by('i.name', (row) => row.name),
  createdAt: [timeKey<InstanceRow>('i.created_at', (row) => row.createdAt), ...identity],
  launchTime: [timeKey<InstanceRow>('i.launch_time', (row) => row.launchTime), ...identity],
  since: [timeKey<InstanceRow>('i.valid_from', (row) => row.validFrom, false), ...identity],
  owner: [textKey<InstanceRow>('i.owner', (row) => row.owner), ...identity],
  state: [textKey<InstanceRow>('i.state', (row) => row.state), ...identity],
  accountId: identity,
  region: [textKey<InstanceRow>('i.region', (row) => row.region), ...identity],
  instanceType: by('i.instance_type', (row) => row.instanceType),
  imageId: by('i.image_id', (row) => row.imageId),
  platform: by('i.platform', (row) => row.platform),
  profileArn: by('i.profile_arn', (row) => row.profileArn),
  launchTemplateId: by('i.launch_template_id', (row) => row.launchTemplateId),
  autoScalingGroup: by('i.auto_scaling_group', (row) => row.autoScalingGroup),
  httpTokens: by('i.http_tokens', (row) => row.httpTokens),
  publicIp: by('i.public_ip', (row) => row.publicIp),
  roleArn: [
    { ...textKey<InstanceRow>('p.role_arn', (row) => row.roleArn, true), isJoined: true as const },
    ...identity,
  ],
};

/** How instances can be sorted at an instant: also by how they are covered then. */
export function instanceSorts(instant: CoverageInstant) {
  const coverage: SortKey<InstanceRow> = {
    sql: sql`(${coverageOf(instant)})`,
    type: 'text',
    read: (row) => row.coverage,
    isJoined: true,
  };
  return { ...instanceSortKeys, coverage: [coverage, ...identity] };
}

function columns(instant: CoverageInstant): Prisma.Sql {
  return sql`i.account_id AS "accountId", i.region, i.instance_id AS "instanceId", i.name, i.state,
    ${coverageOf(instant)} AS coverage, i.instance_type AS "instanceType", i.image_id AS "imageId", i.platform,
    i.launch_time AS "launchTime", i.created_at AS "createdAt", i.profile_arn AS "profileArn",
    p.role_arn AS "roleArn", i.associated_at AS "associatedAt", i.http_tokens AS "httpTokens",
    i.http_endpoint AS "httpEndpoint", i.public_ip AS "publicIp",
    i.launch_template_id AS "launchTemplateId", i.launch_template_version AS "launchTemplateVersion",
    i.auto_scaling_group AS "autoScalingGroup", i.owner, i.valid_from AS "validFrom"`;
}

/** `AND` what a search asks of instances `i`, and whether that needs the joins of `coverageJoins`. */
export function instanceConditions(
  filter: ResourceFilter,
  instant: CoverageInstant,
  wanted: InstanceSearch,
): { sql: Prisma.Sql; isJoined: boolean } {
  const asked = wanted.filter ?? null;
  return {
    sql: sql`${currentAt('i', instant)} ${matching('i', filter)} ${monitored('i', instant.at)}
      ${among(sql`i.state`, wanted.state)} ${searching([sql`i.instance_id`, sql`i.name`], wanted.q)}
      ${among(sql`p.role_arn`, wanted.role)}
      ${wanted.coverage ? among(sql`(${coverageOf(instant)})`, wanted.coverage) : empty}
      ${filterCondition(asked, instanceColumns(instant), instant.at)}`,
    isJoined: wanted.role !== undefined || wanted.coverage !== undefined || needsJoins(asked),
  };
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
  const { sql: conditions, isJoined } = instanceConditions(filter, instant, wanted);
  const page = orderedPage(keyset);
  const rest = sql`WHERE ${conditions} ${afterCursor(keyset)}`;
  const from =
    isJoined || keyset.keys.some((key) => key.isJoined)
      ? sql`instances i ${coverageJoins(instant)} ${rest}`
      : sql`(SELECT i.* FROM instances i ${rest} ${page}) i ${coverageJoins(instant)}`;
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

/** The newest 200 versions of one instance that there were at an instant, newest first; the last one goes on at it. */
export async function readInstanceVersions(
  db: Database,
  { accountId, region, instanceId }: InstanceKey,
  { at, isLatest }: Instant,
): Promise<InstanceVersionRow[]> {
  const ended = isLatest ? sql`valid_to` : sql`CASE WHEN valid_to <= ${time(at)} THEN valid_to END`;
  return db.$queryRaw`
    SELECT valid_from AS "validFrom", ${ended} AS "validTo", state, profile_arn AS "profileArn",
      instance_type AS "instanceType", owner
    FROM instances
    WHERE account_id = ${accountId} AND region = ${region} AND instance_id = ${instanceId}
      ${isLatest ? empty : sql`AND valid_from <= ${time(at)}`}
    ORDER BY valid_from DESC LIMIT 200`;
}

export type InstanceExposureRow = Pick<
  Exposure,
  'source' | 'resourceId' | 'kind' | 'confidence' | 'accessKeyId' | 'keyAccountId' | 'place' | 'line'
> & { validFrom: Date; validTo: Date | null };

/**
 * The credentials found in an instance's user data, and in the version of the launch template that it was made from, at or before
 * an instant. Those that stand come first, at most 200.
 */
export async function readInstanceExposures(
  db: Database,
  row: InstanceKey & Pick<InstanceRow, 'launchTemplateId' | 'launchTemplateVersion'>,
  at: Date,
): Promise<InstanceExposureRow[]> {
  const template = `${row.launchTemplateId}:${row.launchTemplateVersion}`;
  return db.$queryRaw`
    SELECT x.source, x.resource_id AS "resourceId", x.kind, x.confidence, x.access_key_id AS "accessKeyId",
      x.key_account_id AS "keyAccountId", x.place, x.line, x.valid_from AS "validFrom",
      CASE WHEN x.valid_to <= ${time(at)} THEN x.valid_to END AS "validTo"
    FROM exposures x
    WHERE x.account_id = ${row.accountId} AND x.region = ${row.region} AND x.valid_from <= ${time(at)}
      AND (x.source, x.resource_id) IN (('user-data', ${row.instanceId}::text), ('launch-template', ${template}::text))
    ORDER BY coalesce(x.valid_to > ${time(at)}, true) DESC, x.valid_from DESC, x.place LIMIT 200`;
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
