import type { Transaction } from '#lib/db/client.ts';
import { exemptionIds } from '#lib/db/exempt-instances.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { monitored } from '#lib/db/read-filter.ts';
import { readIds } from '#lib/db/read-ids.ts';
import type { IamSnapshot } from '#lib/domain/coverage.ts';
import type { Instance } from '#lib/domain/inventory.ts';

const { sql } = Prisma;

/** One version of an instance, as far as episodes depend on it. */
export type InstanceVersion = Pick<
  Instance,
  | 'instanceId'
  | 'state'
  | 'stateChangedAt'
  | 'profileArn'
  | 'associatedAt'
  | 'createdAt'
  | 'launchTime'
  | 'owner'
> & {
  validFrom: Date;
  validTo: Date | null;
  /** Of the exemptions whose patterns cover it. */
  exemptionIds: string[];
};

/** When a profile held a role. */
export type ProfileVersion = { profileArn: string; roleArn: string; validFrom: Date; validTo: Date | null };

/** Every version of the instances given, oldest first for each. */
export async function readInstanceVersions(
  tx: Transaction,
  accountId: string,
  region: string,
  instanceIds: string[],
): Promise<InstanceVersion[]> {
  return tx.$queryRaw<InstanceVersion[]>`
    SELECT instance_id AS "instanceId", state, state_changed_at AS "stateChangedAt", profile_arn AS "profileArn",
      associated_at AS "associatedAt", created_at AS "createdAt", launch_time AS "launchTime", owner,
      valid_from AS "validFrom", valid_to AS "validTo", ${exemptionIds} AS "exemptionIds"
    FROM instances i
    WHERE account_id = ${accountId} AND region = ${region} AND instance_id = ANY(${instanceIds})
    ORDER BY instance_id, valid_from`;
}

/** Every version of an account's instance profiles, oldest first. */
export async function readProfileVersions(tx: Transaction, accountId: string): Promise<ProfileVersion[]> {
  return tx.instanceProfile.findMany({
    where: { accountId },
    select: { profileArn: true, roleArn: true, validFrom: true, validTo: true },
    orderBy: { validFrom: 'asc' },
  });
}

/** The complete looks at an account's IAM, oldest first. */
export async function readIamSnapshots(tx: Transaction, accountId: string): Promise<IamSnapshot[]> {
  return tx.$queryRaw`
    SELECT started_at AS "startedAt", seen_at AS "seenAt" FROM collections
    WHERE ${completeIam(accountId)} ORDER BY seen_at`;
}

/** The last complete look at an account's IAM; null before the first. */
export async function readLastIamSnapshot(tx: Transaction, accountId: string): Promise<IamSnapshot | null> {
  const rows = await tx.$queryRaw<IamSnapshot[]>`
    SELECT started_at AS "startedAt", seen_at AS "seenAt" FROM collections
    WHERE ${completeIam(accountId)} ORDER BY seen_at DESC LIMIT 1`;
  return rows[0] ?? null;
}

/** For when the complete look at an account's IAM speaks that came before the one at `at`; null if that is the first. */
export async function readIamSnapshotBefore(
  tx: Transaction,
  accountId: string,
  at: Date,
): Promise<Date | null> {
  const rows = await tx.$queryRaw<{ seenAt: Date }[]>`
    SELECT seen_at AS "seenAt" FROM collections
    WHERE ${completeIam(accountId)} AND seen_at < ${at} ORDER BY seen_at DESC LIMIT 1`;
  return rows[0]?.seenAt ?? null;
}

function completeIam(accountId: string): Prisma.Sql {
  return sql`account_id = ${accountId} AND region = 'global' AND collector = 'iam' AND outcome = 'complete'
    AND seen_at IS NOT NULL`;
}

/** The instances of a region that the snapshot at `at` changed. */
export async function readChangedInstanceIds(
  tx: Transaction,
  accountId: string,
  region: string,
  at: Date,
): Promise<string[]> {
  return readIds(
    tx,
    sql`
      SELECT instance_id FROM instances
      WHERE account_id = ${accountId} AND region = ${region} AND valid_from = ${at}
      UNION
      SELECT instance_id FROM instances
      WHERE account_id = ${accountId} AND region = ${region} AND valid_to = ${at}`,
  );
}

const idsPerPage = 1_000;

/** Every instance that a region ever held, and any other that has an episode there, page by page. */
export async function* readAllInstanceIds(
  tx: Transaction,
  accountId: string,
  region: string,
): AsyncGenerator<string[], void, void> {
  let last = '';
  do {
    const after = sql`account_id = ${accountId} AND region = ${region} AND instance_id > ${last}`;
    const page = await readIds(
      tx,
      sql`
        (SELECT DISTINCT instance_id FROM instances WHERE ${after} ORDER BY 1 LIMIT ${idsPerPage})
        UNION
        (SELECT DISTINCT instance_id FROM episodes WHERE ${after} ORDER BY 1 LIMIT ${idsPerPage})
        ORDER BY 1 LIMIT ${idsPerPage}`,
    );
    if (page.length > 0) yield page;
    last = (page.length === idsPerPage ? page.at(-1) : null) ?? '';
  } while (last !== '');
}

/**
 * The current, monitored instances of an account whose profile's contents the complete IAM snapshot at `at` may have decided,
 * by region: those too whose profiles a partial collection has added since the complete one before.
 */
export async function readInstancesOfChangedProfiles(
  tx: Transaction,
  accountId: string,
  at: Date,
): Promise<{ region: string; instanceIds: string[] }[]> {
  return tx.$queryRaw`
    SELECT i.region, array_agg(i.instance_id) AS "instanceIds" FROM instances i
    WHERE i.account_id = ${accountId} AND i.valid_to IS NULL AND i.profile_arn IN (
      SELECT profile_arn FROM instance_profiles
      WHERE account_id = ${accountId} AND (valid_to = ${at} OR valid_from > coalesce((
        SELECT max(seen_at) FROM collections
        WHERE ${completeIam(accountId)} AND seen_at < ${at}), '-infinity'))
      UNION SELECT x.profile_arn FROM instances x
      WHERE x.account_id = ${accountId} AND x.valid_to IS NULL AND x.profile_arn IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM instance_profiles p
        WHERE p.account_id = ${accountId} AND p.profile_arn = x.profile_arn AND p.valid_to IS NULL))
      ${monitored('i', null)}
    GROUP BY i.region`;
}
