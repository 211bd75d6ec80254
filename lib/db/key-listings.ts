import type { Database, Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { AccessKey } from '#lib/domain/inventory.ts';

/** That a user's keys were listed, and what the credential report said of them then. */
export type KeyListingRow = { userName: string; listedAt: Date; reportDigest: string };

/** Every listing of an account. */
export async function readKeyListings(db: Database, accountId: string): Promise<KeyListingRow[]> {
  return db.keyListing.findMany({
    where: { accountId },
    select: { userName: true, listedAt: true, reportDigest: true },
  });
}

/** The access keys of an account as last seen. */
export async function readCurrentKeys(db: Database, accountId: string): Promise<AccessKey[]> {
  return db.accessKey.findMany({
    where: { accountId, validTo: null },
    omit: { accountId: true, validFrom: true, validTo: true },
  });
}

/** Keeps the listings of a complete collection. */
export async function writeKeyListings(
  tx: Transaction,
  accountId: string,
  listings: KeyListingRow[],
): Promise<void> {
  if (listings.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO key_listings (account_id, user_name, listed_at, report_digest)
    SELECT ${accountId}, "userName", "listedAt", "reportDigest"
    FROM jsonb_to_recordset(${JSON.stringify(listings)}::jsonb)
      AS listing("userName" text, "listedAt" timestamptz(3), "reportDigest" text)
    ON CONFLICT (account_id, user_name)
      DO UPDATE SET listed_at = excluded.listed_at, report_digest = excluded.report_digest`;
}

/** Forgets the listings of users that are gone. */
export async function deleteKeyListings(tx: Transaction, accountId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM key_listings l
    WHERE l.account_id = ${accountId} AND NOT EXISTS (
      SELECT 1 FROM users u
      WHERE u.account_id = l.account_id AND u.user_name = l.user_name AND u.valid_to IS NULL)`;
}

/**
 * The users whose keys' state is wanted as of now: one of them is exposed somewhere or, if `withFindings`,
 * has a finding that a person may be waiting to see resolved.
 */
export async function readUrgentUsers(
  db: Database,
  accountId: string,
  withFindings: boolean,
): Promise<string[]> {
  const ofFindings = Prisma.sql`UNION
    SELECT k.user_name FROM findings f
    JOIN access_keys k ON k.account_id = f.account_id AND k.access_key_id = f.resource_id AND k.valid_to IS NULL
    WHERE f.account_id = ${accountId} AND f.resource_kind = 'access-key' AND f.state <> 'resolved' AND NOT k.is_root`;
  const rows = await db.$queryRaw<{ userName: string }[]>`
    SELECT k.user_name AS "userName" FROM exposures x
    JOIN access_keys k ON k.access_key_id = x.access_key_id AND k.valid_to IS NULL
    WHERE k.account_id = ${accountId} AND x.valid_to IS NULL
    ${withFindings ? ofFindings : Prisma.empty}`;
  return rows.map(({ userName }) => userName);
}
