import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type CoverageInstant, coverageJoins, coverageOf, seenScopes } from '#lib/db/read-coverage.ts';
import { currentAt, type Instant, matching, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import { longestHistory, mergedVersions } from '#lib/db/read-versions.ts';
import type { Presence } from '#lib/domain/coverage.ts';

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
  inlinePolicies: string[];
  permissionsBoundary: string | null;
  owner: string;
  keys: number;
};

/** The user of a key at an instant, with the names of its inline policies and how many keys it has. */
export async function readKeyUser(
  db: Database,
  instant: Instant,
  { accountId, userName }: { accountId: string; userName: string },
): Promise<KeyUserRow | null> {
  const rows = await db.$queryRaw<KeyUserRow[]>`
    SELECT u.user_name AS "userName", u.user_arn AS "userArn", u.created_at AS "createdAt", u.groups,
      u.attached_policy_arns AS "attachedPolicyArns", u.permissions_boundary AS "permissionsBoundary", u.owner,
      ARRAY(SELECT jsonb_object_keys(u.inline_policies) ORDER BY 1) AS "inlinePolicies", (
        SELECT count(*)::int FROM access_keys k
        WHERE k.account_id = u.account_id AND k.user_name = u.user_name AND ${currentAt('k', instant)}) AS keys
    FROM users u
    WHERE u.account_id = ${accountId} AND u.user_name = ${userName} AND ${currentAt('u', instant)}`;
  return rows[0] ?? null;
}

export type KeyExposureRow = {
  accountId: string;
  region: string;
  source: string;
  resourceId: string;
  confidence: string;
  place: string;
  line: number;
  owner: string;
  validFrom: Date;
  validTo: Date | null;
  /** Of what holds it: an instance's name, or the template's. */
  holderName: string | null;
  /** Of the instance that holds it, at the instant; null if it is not there, or the holder is a template. */
  coverage: Presence | 'not-eligible' | null;
  isHolderThere: boolean;
  /** Whether the template version that holds it names a profile. */
  namesProfile: boolean;
};

/**
 * Where a key was found outside IAM up to an instant, in the accounts of the filter, and what has become of the place
 * by then: the newest 200 places, those that hold it still first.
 */
export async function readKeyExposures(
  db: Database,
  filter: ResourceFilter,
  instant: CoverageInstant,
  accessKeyId: string,
): Promise<KeyExposureRow[]> {
  return db.$queryRaw`
    WITH ${seenScopes(instant)}
    SELECT x.account_id AS "accountId", x.region, x.source, x.resource_id AS "resourceId", x.confidence, x.place,
      x.line, x.owner, x.valid_from AS "validFrom",
      CASE WHEN x.valid_to <= ${time(instant.at)} THEN x.valid_to END AS "validTo",
      coalesce(i.name, l.template_name) AS "holderName",
      CASE WHEN i.instance_id IS NOT NULL AND i.state <> 'terminated' THEN ${coverageOf(instant)} END AS coverage,
      coalesce(i.state <> 'terminated', l.template_id IS NOT NULL) AS "isHolderThere",
      coalesce(btrim(l.profile) <> '', false) AS "namesProfile"
    FROM (
      SELECT x.* FROM exposures x
      WHERE x.access_key_id = ${accessKeyId} AND x.valid_from <= ${time(instant.at)} ${matching('x', filter, ['account'])}
      ORDER BY x.valid_from DESC, x.resource_id LIMIT 200) x
    LEFT JOIN instances i ON x.source = 'user-data' AND i.account_id = x.account_id AND i.region = x.region
      AND i.instance_id = x.resource_id AND ${currentAt('i', instant)}
    ${coverageJoins(instant)}
    LEFT JOIN launch_template_versions l ON x.source = 'launch-template' AND l.account_id = x.account_id
      AND l.region = x.region AND l.template_id = split_part(x.resource_id, ':', 1)
      AND l.version_number::text = split_part(x.resource_id, ':', 2) AND ${currentAt('l', instant)}
    ORDER BY coalesce(x.valid_to <= ${time(instant.at)}, false), x.valid_from DESC, x.resource_id`;
}
