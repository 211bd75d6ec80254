import type { Database, Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { among, monitored, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import type { ScanCounts } from '#lib/domain/file-scans.ts';
import type { Exposure } from '#lib/domain/inventory.ts';

const { sql } = Prisma;

/** What was scanned: a repository or a host, by its name. */
export type ScannedSource = { source: 'code' | 'host'; resourceId: string };

/** An account whose credentials a source has held, as last recorded. */
export type SourceExposureRow = { accountId: string; credential: string };

/** Under which accounts what was ever found in a source stands, by the last version of each. */
export async function readSourceAccounts(
  db: Database,
  { source, resourceId }: ScannedSource,
): Promise<SourceExposureRow[]> {
  return db.$queryRaw`
    SELECT DISTINCT ON (x.credential) x.account_id AS "accountId", x.credential
    FROM exposures x
    WHERE x.source = ${source} AND x.resource_id = ${resourceId} ${monitored('x', null)}
    ORDER BY x.credential, x.valid_from DESC`;
}

/** Whose an access key is, by what IAM says or last said. */
export type KnownKeyRow = { accessKeyId: string; accountId: string; owner: string };

/** What the monitored accounts know of some access keys, gone ones among them. */
export async function readKnownKeys(db: Database, accessKeyIds: readonly string[]): Promise<KnownKeyRow[]> {
  if (accessKeyIds.length === 0) return [];
  return db.$queryRaw`
    SELECT DISTINCT ON (k.access_key_id) k.access_key_id AS "accessKeyId", k.account_id AS "accountId", k.owner
    FROM access_keys k
    WHERE k.access_key_id = ANY(${[...accessKeyIds]}) ${monitored('k', null)}
    ORDER BY k.access_key_id, k.valid_to IS NULL DESC, k.valid_from DESC`;
}

/** What an account's credentials in a source are now, and when any of them last changed; null: never. */
export async function readSourceExposures(
  tx: Transaction,
  accountId: string,
  { source, resourceId }: ScannedSource,
): Promise<{ current: Exposure[]; lastChange: Date | null }> {
  const where = { accountId, source, resourceId };
  const current = await tx.exposure.findMany({
    where: { ...where, validTo: null },
    omit: { accountId: true, region: true, validFrom: true, validTo: true },
  });
  const [row] = await tx.$queryRaw<{ last: Date | null }[]>`
    SELECT max(greatest(valid_from, valid_to)) AS last FROM exposures
    WHERE account_id = ${accountId} AND source = ${source} AND resource_id = ${resourceId}`;
  return { current: current as unknown as Exposure[], lastChange: row?.last ?? null };
}

/** One scan of a source, of one of the accounts whose findings it may hold. */
export type SourceScanRow = ScannedSource & {
  accountId: string;
  scannedAt: Date;
  isComplete: boolean;
  withHistory: boolean;
  head: string | null;
  owner: string;
  counts: ScanCounts;
};

/** Writes down that a source was scanned. */
export async function writeSourceScan(tx: Transaction, { counts, ...row }: SourceScanRow): Promise<void> {
  const data = {
    ...row,
    files: counts.files,
    unread: counts.unreadable + counts.partly,
    binary: counts.binary,
  };
  const { accountId, source, resourceId, scannedAt } = row;
  await tx.sourceScan.upsert({
    where: { accountId_source_resourceId_scannedAt: { accountId, source, resourceId, scannedAt } },
    create: data,
    update: data,
  });
}

/** When each repository and host was last scanned, by `SOURCE NAME`. */
export async function readLastScanTimes(db: Database): Promise<Map<string, Date>> {
  const rows = await db.sourceScan.groupBy({ by: ['source', 'resourceId'], _max: { scannedAt: true } });
  return new Map(
    rows.flatMap(({ source, resourceId, _max }) =>
      _max.scannedAt === null ? [] : [[`${source} ${resourceId}`, _max.scannedAt] as const],
    ),
  );
}

/** A repository or host that was scanned, and an account under which it stands. */
export type SourceRow = ScannedSource & { accountId: string };

/** The first repositories or hosts whose name holds a text, each once. */
export async function searchSources(
  db: Database,
  { accounts }: Pick<ResourceFilter, 'accounts'>,
  { source, q, limit }: { source: ScannedSource['source']; q: string; limit: number },
): Promise<SourceRow[]> {
  return db.$queryRaw`
    SELECT c.source, c.resource_id AS "resourceId", min(c.account_id) AS "accountId" FROM source_scans c
    WHERE c.source = ${source} AND position(lower(${q}) IN lower(c.resource_id)) > 0
      ${among(sql`c.account_id`, accounts)}
    GROUP BY c.source, c.resource_id ORDER BY c.resource_id LIMIT ${limit}`;
}

/** The last scan up to an instant of each repository or host, in the place of its findings. */
export const lastScans = (source: 'code' | 'host', at: Date) => sql`
  SELECT DISTINCT ON (account_id, resource_id) *, 'global' AS region FROM source_scans
  WHERE source = ${source} AND scanned_at <= ${time(at)} ORDER BY account_id, resource_id, scanned_at DESC`;
