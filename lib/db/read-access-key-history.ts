import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import {
  isPublic,
  keyFactJoins,
  keyPlaces,
  type PlaceInstant,
  placeJoins,
  placeNeed,
  retirementColumns,
} from '#lib/db/key-steps.ts';
import { seenScopes } from '#lib/db/read-coverage.ts';
import { currentAt, type Instant, matching, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import { longestHistory, mergedVersions } from '#lib/db/read-versions.ts';
import type { ExposureNeed } from '#lib/domain/exposure-needs.ts';
import type { ExposureSource } from '#lib/domain/inventory.ts';
import type { KeyPlaces } from '#lib/domain/key-retirement.ts';

const { sql } = Prisma;

export type AccessKeyVersionRow = {
  validFrom: Date;
  validTo: Date | null;
  isActive: boolean;
  isUsed: boolean;
  lastUsedAt: Date | null;
  lastUsedService: string | null;
  owner: string;
};

type KeyName = { accountId: string; accessKeyId: string };

/** The newest 201 versions of one key up to an instant, newest first. Being used again makes no version. */
export async function readAccessKeyVersions(
  db: Database,
  instant: Instant,
  { accountId, accessKeyId }: KeyName,
): Promise<AccessKeyVersionRow[]> {
  const key = sql`t.account_id = ${accountId} AND t.access_key_id = ${accessKeyId}`;
  const compared = ['is_active', 'owner', 'last_used_at IS NOT NULL'];
  return db.$queryRaw`
    SELECT v.valid_from AS "validFrom", v."validTo", v.is_active AS "isActive",
      v.last_used_at IS NOT NULL AS "isUsed", v.last_used_at AS "lastUsedAt",
      v.last_used_service AS "lastUsedService", v.owner
    FROM ${mergedVersions('access_keys', key, compared, instant)}
    ORDER BY v.valid_from DESC LIMIT ${longestHistory + 1}::int`;
}

export type KeyUserRow = {
  userName: string;
  userArn: string;
  createdAt: Date | null;
  groups: string[];
  attachedPolicyArns: string[];
  inlinePolicies: unknown;
  permissionsBoundary: string | null;
  owner: string;
  keys: number;
};

/** The user of a key at an instant, with its inline policies and how many keys it has. */
export async function readKeyUser(
  db: Database,
  instant: Instant,
  { accountId, userName }: { accountId: string; userName: string },
): Promise<KeyUserRow | null> {
  const rows = await db.$queryRaw<KeyUserRow[]>`
    SELECT u.user_name AS "userName", u.user_arn AS "userArn", u.created_at AS "createdAt", u.groups,
      u.attached_policy_arns AS "attachedPolicyArns", u.permissions_boundary AS "permissionsBoundary", u.owner,
      u.inline_policies AS "inlinePolicies", (
        SELECT count(*)::int FROM access_keys k
        WHERE k.account_id = u.account_id AND k.user_name = u.user_name AND ${currentAt('k', instant)}) AS keys
    FROM users u
    WHERE u.account_id = ${accountId} AND u.user_name = ${userName} AND ${currentAt('u', instant)}`;
  return rows[0] ?? null;
}

export type KeyExposureRow = {
  accountId: string;
  region: string;
  source: ExposureSource;
  resourceId: string;
  confidence: string;
  place: string;
  line: number;
  owner: string;
  validFrom: Date;
  validTo: Date | null;
  /** Of what holds it: an instance's name, or the template's. */
  holderName: string | null;
  need: ExposureNeed;
};

/**
 * Where a key was found outside IAM up to an instant, in the accounts of the filter, and what has become of the place
 * by then: the newest 200 places, those that hold it still first, of these the public ones.
 */
export async function readKeyExposures(
  db: Database,
  filter: ResourceFilter,
  instant: PlaceInstant,
  accessKeyId: string,
): Promise<KeyExposureRow[]> {
  return db.$queryRaw`
    WITH ${seenScopes(instant)}
    SELECT x.account_id AS "accountId", x.region, x.source, x.resource_id AS "resourceId", x.confidence, x.place,
      x.line, x.owner, x.valid_from AS "validFrom",
      CASE WHEN x.valid_to <= ${time(instant.at)} THEN x.valid_to END AS "validTo",
      coalesce(i.name, l.template_name) AS "holderName", ${placeNeed(instant)} AS need
    FROM (
      SELECT x.* FROM exposures x
      WHERE x.access_key_id = ${accessKeyId} AND x.valid_from <= ${time(instant.at)} ${matching('x', filter, ['account'])}
      ORDER BY x.valid_from DESC, x.resource_id LIMIT 200) x
    ${placeJoins(instant)}
    ORDER BY coalesce(x.valid_to <= ${time(instant.at)}, false), ${isPublic} DESC, x.valid_from DESC, x.resource_id`;
}

/** What decides where a key stands on its way to zero. */
export type RetirementRow = KeyPlaces & {
  statusSince: Date;
  isStatusFirst: boolean;
  isFresh: boolean;
};

/** What decides where a key stood on its way to zero at an instant; null if it was not there. */
export async function readKeyRetirement(
  db: Database,
  filter: ResourceFilter,
  instant: PlaceInstant,
  { accountId, accessKeyId }: KeyName,
): Promise<RetirementRow | null> {
  const rows = await db.$queryRaw<RetirementRow[]>`
    WITH ${seenScopes(instant)}, ${keyPlaces(instant, filter, sql`AND x.access_key_id = ${accessKeyId}`)}
    SELECT ${retirementColumns(instant)}
    FROM access_keys k ${keyFactJoins}
    WHERE k.account_id = ${accountId} AND k.access_key_id = ${accessKeyId} AND ${currentAt('k', instant)}`;
  return rows[0] ?? null;
}
