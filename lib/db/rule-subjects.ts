import type { Transaction } from '#lib/db/client.ts';
import { isExemptAt } from '#lib/db/exempt-instances.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { isKeyStatusFirst, keyStatusJoins, keyStatusSince } from '#lib/db/key-status.ts';
import { keyPlaces } from '#lib/db/key-steps.ts';
import { seenScopes } from '#lib/db/read-coverage.ts';
import { monitored } from '#lib/db/read-filter.ts';
import { readIds } from '#lib/db/read-ids.ts';
import type { KeySighting } from '#lib/domain/exposures.ts';
import type { AccessKey, Exposure, Instance, LaunchTemplateVersion } from '#lib/domain/inventory.ts';
import type { KeyPlaces } from '#lib/domain/key-retirement.ts';
import { unowned } from '#lib/domain/ownership.ts';
import type { SeenKey } from '#lib/domain/rules/access-key.ts';

const { empty, sql } = Prisma;

/** A current instance, since when snapshots show a role in its profile, and whether it is exempt. */
export type InstanceSubjectRow = Instance & {
  region: string;
  validFrom: Date;
  roleSince: Date | null;
  isExempt: boolean;
};

/** A current exposure, and what complete IAM snapshots say of its key. */
export type ExposureSubjectRow = Exposure & KeySighting & { region: string; userName: string | null };

/** Few enough that all that is drawn up of a page, several findings an instance, is small beside what a collection holds anyway. */
const pageSize = 500;

const instanceColumns = (
  at: Date,
) => sql`i.region, i.instance_id AS "instanceId", i.state, i.state_changed_at AS "stateChangedAt",
  i.instance_type AS "instanceType", i.image_id AS "imageId", i.platform, i.name, i.launch_time AS "launchTime",
  i.created_at AS "createdAt", i.profile_arn AS "profileArn", i.associated_at AS "associatedAt",
  i.http_tokens AS "httpTokens", i.http_endpoint AS "httpEndpoint", i.public_ip AS "publicIp", i.launch_template_id AS "launchTemplateId",
  i.launch_template_version AS "launchTemplateVersion", i.auto_scaling_group AS "autoScalingGroup", i.owner,
  '{}'::jsonb AS tags, i.valid_from AS "validFrom", p.valid_from AS "roleSince",
  ${isExemptAt(at)} AS "isExempt"`;

const withProfile = sql`instances i LEFT JOIN instance_profiles p
  ON p.account_id = i.account_id AND p.profile_arn = i.profile_arn AND p.valid_to IS NULL`;

/**
 * The current instances that any rule on instances may find fault with, page by page; without their tags, which none reads.
 *
 * @param region null: every region of the account that is monitored
 */
export async function* readInstancesInQuestion(
  tx: Transaction,
  { accountId, region, at }: { accountId: string; region: string | null; at: Date },
): AsyncGenerator<InstanceSubjectRow[], void, void> {
  let last: InstanceSubjectRow | undefined;
  do {
    const page: InstanceSubjectRow[] = await tx.$queryRaw`
      SELECT ${instanceColumns(at)} FROM ${withProfile}
      WHERE i.account_id = ${accountId} ${region === null ? monitored('i', null) : sql`AND i.region = ${region}`}
        AND i.valid_to IS NULL
        AND (p.role_arn IS NULL OR (i.http_tokens IS DISTINCT FROM 'required' AND i.http_endpoint IS DISTINCT FROM 'disabled') OR i.owner = ${unowned})
        ${last ? sql`AND (i.region, i.instance_id) > (${last.region}, ${last.instanceId})` : empty}
      ORDER BY i.region, i.instance_id LIMIT ${pageSize}`;
    if (page.length > 0) yield page;
    last = page.length === pageSize ? page.at(-1) : undefined;
  } while (last);
}

/** The current versions of the instances named, exempt or not at an instant. */
export async function readInstances(
  tx: Transaction,
  { accountId, at }: { accountId: string; at: Date },
  instanceIds: string[],
): Promise<InstanceSubjectRow[]> {
  return tx.$queryRaw`
    SELECT ${instanceColumns(at)} FROM ${withProfile}
    WHERE i.account_id = ${accountId} AND i.valid_to IS NULL AND i.instance_id = ANY(${instanceIds})`;
}

/** Those of the instances named that there are and that are not being terminated. */
export async function readLiveInstances(
  tx: Transaction,
  accountId: string,
  instanceIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ instanceId: string }[]>`
    SELECT i.instance_id AS "instanceId" FROM instances i
    WHERE i.account_id = ${accountId} AND i.valid_to IS NULL AND i.instance_id = ANY(${[...instanceIds]}::text[])
      AND i.state NOT IN ('terminated', 'shutting-down')`;
  return new Set(rows.map(({ instanceId }) => instanceId));
}

/**
 * The current versions of a region's launch templates.
 *
 * @param templateIds null: of all of them
 */
export async function readLaunchTemplateVersions(
  tx: Transaction,
  { accountId, region }: { accountId: string; region: string },
  templateIds: readonly string[] | null,
): Promise<LaunchTemplateVersion[]> {
  return tx.launchTemplateVersion.findMany({
    where: {
      ...{ accountId, region, validTo: null },
      ...(templateIds !== null && { templateId: { in: [...templateIds] } }),
    },
    omit: { accountId: true, region: true, validFrom: true, validTo: true },
  }) as Promise<LaunchTemplateVersion[]>;
}

/** Every version, as `lt-0abc:3`, of the templates of which the snapshot of a region at `at` changed one. */
export async function readVersionsOfChangedTemplates(
  tx: Transaction,
  { accountId, region }: { accountId: string; region: string },
  at: Date,
): Promise<string[]> {
  const ofRegion = sql`FROM launch_template_versions WHERE account_id = ${accountId} AND region = ${region}`;
  return readIds(
    tx,
    sql`SELECT DISTINCT template_id || ':' || version_number ${ofRegion} AND template_id IN (
      SELECT template_id ${ofRegion} AND valid_from = ${at}
      UNION SELECT template_id ${ofRegion} AND valid_to = ${at})`,
  );
}

/** A credential report is up to four hours old, and says whose keys must be listed. */
const reportAge = sql`interval '4 hours'`;

/** When exposure `x` of a repository or host was first found there, in whichever line. */
const firstSeenInFiles = sql`CASE WHEN x.source IN ('code', 'host') THEN (
  SELECT min(first.valid_from) FROM exposures first
  WHERE first.account_id = x.account_id AND first.region = x.region AND first.source = x.source
    AND first.resource_id = x.resource_id AND first.credential = x.credential) END`;

/**
 * The current exposures of an account. A key that the last complete IAM snapshot of its account does not show was
 * `removed` if an earlier one did, and is `absent` if the text that holds the key was there when the report of that
 * snapshot was made: it cannot have changed since the instance's launch or the template version's creation; in a file,
 * it was first found then. Otherwise the key may be newer too: `unseen`.
 *
 * @param region null: of every region that is monitored
 */
export async function readExposures(
  tx: Transaction,
  accountId: string,
  region: string | null,
): Promise<ExposureSubjectRow[]> {
  return tx.$queryRaw`
    WITH roots AS MATERIALIZED (
      SELECT account_id, bool_or(is_active) AS is_active FROM access_keys
      WHERE is_root AND valid_to IS NULL GROUP BY account_id)
    SELECT x.region, x.source, x.resource_id AS "resourceId", x.credential, x.kind, x.confidence,
      x.access_key_id AS "accessKeyId", coalesce(x.key_account_id, max(k.account_id)) AS "keyAccountId", max(k.user_name) AS "userName", x.secret_digest AS "secretDigest",
      x.place, x.line, x."column", x.length, x.owner, x.file,
      CASE WHEN bool_or(k.is_active) THEN 'active' WHEN bool_or(NOT k.is_active) THEN 'inactive'
        WHEN EXISTS (
          SELECT 1 FROM access_keys was
          WHERE was.account_id = x.key_account_id AND was.access_key_id = x.access_key_id) THEN 'removed'
        WHEN max(s.started_at) - ${reportAge} < coalesce(max(i.launch_time), max(l.created_at), ${firstSeenInFiles}, x.valid_from) THEN 'unseen'
        ELSE 'absent' END AS status,
      CASE WHEN bool_or(root.is_active) THEN 'active' WHEN bool_or(NOT root.is_active) THEN 'inactive'
        ELSE 'none' END AS "rootKeys",
      max(s.started_at) IS NOT NULL AS "isMonitored"
    FROM exposures x
    LEFT JOIN access_keys k ON k.access_key_id = x.access_key_id AND k.valid_to IS NULL ${monitored('k', null)}
    LEFT JOIN roots root ON root.account_id = x.key_account_id
    LEFT JOIN LATERAL (
      SELECT c.started_at FROM collections c
      WHERE c.account_id = x.key_account_id AND c.region = 'global' AND c.collector = 'iam'
        AND c.outcome = 'complete' AND c.seen_at IS NOT NULL ${monitored('c', null)}
      ORDER BY c.seen_at DESC LIMIT 1) s ON true
    LEFT JOIN instances i ON x.source = 'user-data' AND i.account_id = x.account_id AND i.region = x.region
      AND i.instance_id = x.resource_id AND i.valid_to IS NULL
    LEFT JOIN launch_template_versions l ON x.source = 'launch-template' AND l.account_id = x.account_id
      AND l.region = x.region AND l.template_id = split_part(x.resource_id, ':', 1)
      AND l.version_number::text = split_part(x.resource_id, ':', 2) AND l.valid_to IS NULL
    WHERE x.account_id = ${accountId} ${region === null ? monitored('x', null) : sql`AND x.region = ${region}`} AND x.valid_to IS NULL
    GROUP BY x.account_id, x.region, x.source, x.resource_id, x.credential, x.valid_from, x.key_account_id`;
}

/**
 * The current access keys of an account and since when they have their status. Of an active key whose user has no other
 * active one that is not looked up: it has as many versions as it was used, and no rule asks.
 *
 * @param accessKeyIds null: all of them
 */
export async function readAccessKeys(
  tx: Transaction,
  accountId: string,
  accessKeyIds: readonly string[] | null,
): Promise<SeenKey[]> {
  const rows = await tx.$queryRaw<(AccessKey & { since: Date; isAtFirst: boolean })[]>`
    SELECT k.access_key_id AS "accessKeyId", k.user_name AS "userName", k.is_root AS "isRoot",
      k.is_active AS "isActive", k.created_at AS "createdAt", k.last_used_at AS "lastUsedAt",
      k.last_used_service AS "lastUsedService", k.last_used_region AS "lastUsedRegion",
      k.is_use_known AS "isUseKnown", k.owner, ${keyStatusSince} AS since,
      ${isKeyStatusFirst} AS "isAtFirst"
    FROM (
      SELECT *, count(*) FILTER (WHERE is_active) OVER (PARTITION BY user_name) > 1 AS is_one_of_many
      FROM access_keys WHERE account_id = ${accountId} AND valid_to IS NULL) k
    ${keyStatusJoins(sql`AND (NOT k.is_active OR k.is_one_of_many)`)}
    ${accessKeyIds === null ? empty : sql`WHERE k.access_key_id = ANY(${[...accessKeyIds]}::text[])`}`;
  return rows.map(({ since, isAtFirst, ...key }) => ({ ...key, status: { since, isAtFirst } }));
}

/** What has become, by now, of the places in which the active keys of an account were found; by the key's id. */
export async function readKeyPlaces(
  tx: Transaction,
  accountId: string,
  { at, staleAfterHours }: { at: Date; staleAfterHours: number },
): Promise<Map<string, KeyPlaces>> {
  const instant = { at, isLatest: true, staleAfterHours };
  const everywhere = { accounts: null, regions: null, owners: null };
  const ofAccount = sql`AND x.access_key_id IN (
    SELECT k.access_key_id FROM access_keys k
    WHERE k.account_id = ${accountId} AND k.valid_to IS NULL AND k.is_active)`;
  const rows = await tx.$queryRaw<(KeyPlaces & { accessKeyId: string })[]>`
    WITH ${seenScopes(instant)}, ${keyPlaces(instant, everywhere, ofAccount)}
    SELECT access_key_id AS "accessKeyId", places, needing, unknown, lost, open, published, done_at AS "doneAt" FROM key_places`;
  return new Map(rows.map(({ accessKeyId, ...places }) => [accessKeyId, places]));
}

/** Which of the launch templates named still exist. */
export async function readExistingTemplates(
  tx: Transaction,
  accountId: string,
  templateIds: string[],
): Promise<Set<string>> {
  const rows = await tx.launchTemplateVersion.findMany({
    where: { accountId, validTo: null, templateId: { in: templateIds } },
    select: { templateId: true },
    distinct: ['templateId'],
  });
  return new Set(rows.map(({ templateId }) => templateId));
}
