import type { Database, Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';

const { sql } = Prisma;

/** An instance whose user data has not been looked at since its last launch. */
export type UnscannedInstance = { instanceId: string; launchTime: Date | null; owner: string };

/** One look at the user data of an instance. */
export type UserDataScanRow = {
  instanceId: string;
  launchTime: Date | null;
  scannedAt: Date;
  outcome: 'scanned' | 'unscanned';
  reasons: string[];
  bytes: number;
};

/** Stands for the launch of an instance of which AWS gave no launch time. */
const unknownLaunch = new Date(0);

const pageSize = 1_000;

function unscanned(accountId: string, region: string): Prisma.Sql {
  return sql`FROM instances i
    WHERE i.account_id = ${accountId} AND i.region = ${region} AND i.valid_to IS NULL
      AND i.state IN ('pending', 'running', 'stopping', 'stopped')
      AND NOT EXISTS (
        SELECT 1 FROM user_data_scans s
        WHERE s.account_id = i.account_id AND s.region = i.region AND s.instance_id = i.instance_id
          AND s.launch_time = coalesce(i.launch_time, ${unknownLaunch}))`;
}

/** How many instances of a region have no look at their present launch. */
export async function countUnscanned(db: Database, accountId: string, region: string): Promise<number> {
  const [row] = await db.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count ${unscanned(accountId, region)}`;
  return row?.count ?? 0;
}

/**
 * The instances of a region without a look at their present launch, the most urgent first: without a profile
 * before with one, newer before older. Read page by page.
 */
export async function* readUnscanned(
  db: Database,
  accountId: string,
  region: string,
): AsyncGenerator<UnscannedInstance, void, void> {
  let last: (UnscannedInstance & { isBare: boolean; launchedAt: Date }) | undefined;
  do {
    const after = last
      ? sql`AND (i.profile_arn IS NULL, coalesce(i.launch_time, ${unknownLaunch}), i.instance_id)
          < (${last.isBare}, ${last.launchedAt}, ${last.instanceId})`
      : Prisma.empty;
    const page = await db.$queryRaw<(UnscannedInstance & { isBare: boolean; launchedAt: Date })[]>`
      SELECT i.instance_id AS "instanceId", i.launch_time AS "launchTime", i.owner,
        i.profile_arn IS NULL AS "isBare", coalesce(i.launch_time, ${unknownLaunch}) AS "launchedAt"
      ${unscanned(accountId, region)} ${after}
      ORDER BY (i.profile_arn IS NULL) DESC, "launchedAt" DESC, i.instance_id DESC
      LIMIT ${pageSize}`;
    for (const { instanceId, launchTime, owner } of page) yield { instanceId, launchTime, owner };
    last = page.length === pageSize ? page.at(-1) : undefined;
  } while (last);
}

/** Keeps looks: one an instance and launch, the newest. */
export async function writeUserDataScans(
  tx: Transaction,
  accountId: string,
  region: string,
  scans: UserDataScanRow[],
): Promise<void> {
  const rows = scans.map((scan) => ({ ...scan, launchTime: scan.launchTime ?? unknownLaunch }));
  await tx.$executeRaw`
    INSERT INTO user_data_scans (account_id, region, instance_id, launch_time, scanned_at, outcome, reasons, bytes)
    SELECT ${accountId}, ${region}, "instanceId", "launchTime", "scannedAt", outcome, reasons, bytes
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS scan("instanceId" text,
      "launchTime" timestamptz(3), "scannedAt" timestamptz(3), outcome text, reasons jsonb, bytes int)
    ON CONFLICT (account_id, region, instance_id, launch_time) DO UPDATE
      SET scanned_at = excluded.scanned_at, outcome = excluded.outcome, reasons = excluded.reasons, bytes = excluded.bytes`;
}
