import { analyzeGrown } from '#lib/db/analyze-grown.ts';
import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type VersionedTable, versionedTables } from '#lib/db/versioned-tables.ts';
import type { ExposureSource, ResourceKind } from '#lib/domain/inventory.ts';

const { raw, sql } = Prisma;

/** Whose versions a collection speaks for, and when. */
export type VersionScope = {
  accountId: string;
  region: string;
  collectionId: string;
  /** The instant at which changed versions end and new ones begin. */
  at: Date;
  /** Exposures only: the source that the collection looked at. */
  source?: ExposureSource;
  /** Exposures only: the resources that were looked at; all without it. */
  resourceIds?: string[] | undefined;
};

function scopeCondition(table: VersionedTable, scope: VersionScope): Prisma.Sql {
  return sql`t.account_id = ${scope.accountId}
    ${table.isRegional ? sql`AND t.region = ${scope.region}` : Prisma.empty}
    ${scope.source ? sql`AND t.source = ${scope.source}` : Prisma.empty}
    ${scope.resourceIds ? sql`AND t.resource_id = ANY(${scope.resourceIds})` : Prisma.empty}`;
}

function joinKeys(table: VersionedTable): Prisma.Sql {
  return raw(table.key.map(({ name }) => `s.${name} = t.${name}`).join(' AND '));
}

/** What a collection staged of a kind: instances with the times at which their profiles were associated. */
function stagedRows(table: VersionedTable, collectionId: string): Prisma.Sql {
  const staging = raw(`staging.${table.name}`);
  if (table !== versionedTables.instances)
    return sql`(SELECT * FROM ${staging} WHERE collection_id = ${collectionId}::uuid)`;
  const columns = [...table.key, ...table.data].map(({ field, name }) =>
    field === 'associatedAt' ? `coalesce(a.${name}, i.${name}) AS ${name}` : `i.${name}`,
  );
  return sql`(SELECT i.collection_id, ${raw(columns.join(', '))} FROM ${staging} i
    LEFT JOIN staging.associations a ON a.collection_id = ${collectionId}::uuid AND a.instance_id = i.instance_id
      AND i.profile_arn IS NOT NULL
    WHERE i.collection_id = ${collectionId}::uuid)`;
}

/** The conditions that `s` holds what `t` holds. */
function sameData(table: VersionedTable): Prisma.Sql {
  const row = (alias: string) => raw(table.data.map(({ name }) => `${alias}.${name}`).join(', '));
  return sql`(${row('s')}) IS NOT DISTINCT FROM (${row('t')})`;
}

/** How many resources of a kind are staged, and how many of these and of the current versions have no like among the others. */
export type StagedComparison = { staged: number; differing: number };

/**
 * Holds what a collection staged against the current versions, so that what has not changed costs no more than
 * this. Fewer staged than were written means that the server crashed in between: staging tables come back empty.
 */
export async function compareStaged(
  tx: Transaction,
  kinds: readonly ResourceKind[],
  scopeOf: (kind: ResourceKind) => VersionScope,
): Promise<Map<ResourceKind, StagedComparison>> {
  if (kinds.length === 0) return new Map();
  const comparisons = kinds.map((kind) => {
    const table = versionedTables[kind];
    const scope = scopeOf(kind);
    return sql`SELECT ${kind} AS kind, count(s.collection_id)::int AS staged,
        count(*) FILTER (WHERE s.collection_id IS NULL OR t.account_id IS NULL OR NOT (${sameData(table)}))::int AS differing
      FROM ${stagedRows(table, scope.collectionId)} s
      FULL JOIN (SELECT * FROM ${raw(table.name)} t WHERE ${scopeCondition(table, scope)} AND t.valid_to IS NULL) t
        ON ${joinKeys(table)}`;
  });
  const rows = await tx.$queryRaw<
    (StagedComparison & { kind: ResourceKind })[]
  >`${Prisma.join(comparisons, ' UNION ALL ')}`;
  return new Map(rows.map(({ kind, ...comparison }) => [kind, comparison]));
}

/**
 * Ends the current versions that a complete collection saw differently or not at all.
 * Only ever called for complete collections: absence proves nothing elsewhere.
 *
 * @returns how many versions ended
 */
export function endVersions(tx: Transaction, kind: ResourceKind, scope: VersionScope): Promise<number> {
  const table = versionedTables[kind];
  return tx.$executeRaw`
    UPDATE ${raw(table.name)} t SET valid_to = ${scope.at}
    WHERE ${scopeCondition(table, scope)} AND t.valid_to IS NULL AND NOT EXISTS (
      SELECT 1 FROM ${stagedRows(table, scope.collectionId)} s
      WHERE ${joinKeys(table)} AND ${sameData(table)})`;
}

/**
 * Begins a version for each staged resource that has no current one. After `endVersions` that is
 * everything new or changed; without it, only what was never seen before.
 *
 * @returns how many versions began
 */
export async function beginVersions(
  tx: Transaction,
  kind: ResourceKind,
  scope: VersionScope,
): Promise<number> {
  const table = versionedTables[kind];
  const names = raw([...table.key, ...table.data].map(({ name }) => name).join(', '));
  const region = table.isRegional ? { name: raw('region,'), value: sql`${scope.region},` } : null;
  const begun = await tx.$executeRaw`
    INSERT INTO ${raw(table.name)} (account_id, ${region?.name ?? Prisma.empty} valid_from, ${names})
    SELECT ${scope.accountId}, ${region?.value ?? Prisma.empty} ${scope.at}, ${names}
    FROM ${stagedRows(table, scope.collectionId)} s
    WHERE NOT EXISTS (
      SELECT 1 FROM ${raw(table.name)} t
      WHERE ${scopeCondition(table, { ...scope, resourceIds: undefined })} AND t.valid_to IS NULL AND ${joinKeys(table)})`;
  await analyzeGrown(tx, table.name, begun, 'wait');
  return begun;
}

/** When what was found in the user data of some instances last changed; null if it never did. */
export async function readLastExposureChange(
  tx: Transaction,
  { accountId, region }: Pick<VersionScope, 'accountId' | 'region'>,
  instanceIds: string[],
): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ last: Date | null }[]>`
    SELECT max(greatest(valid_from, valid_to)) AS last FROM exposures
    WHERE account_id = ${accountId} AND region = ${region} AND source = 'user-data'
      AND resource_id = ANY(${instanceIds})`;
  return row?.last ?? null;
}

/**
 * Ends what was found in the user data of instances that no longer exist, as the region's complete snapshot at `at`
 * shows. What was found since is left to the next one.
 *
 * @returns how many versions ended
 */
export function endExposuresOfGoneInstances(
  tx: Transaction,
  { accountId, region, at }: Pick<VersionScope, 'accountId' | 'region' | 'at'>,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE exposures x SET valid_to = ${at}
    WHERE x.account_id = ${accountId} AND x.region = ${region} AND x.source = 'user-data' AND x.valid_to IS NULL
      AND x.valid_from < ${at} AND NOT EXISTS (
        SELECT 1 FROM instances i
        WHERE i.account_id = x.account_id AND i.region = x.region AND i.instance_id = x.resource_id
          AND i.valid_to IS NULL AND i.state NOT IN ('shutting-down', 'terminated'))`;
}
