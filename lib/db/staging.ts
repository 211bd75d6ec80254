import type { Database, Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type Column, versionedTables } from '#lib/db/versioned-tables.ts';
import type { Inventory, ResourceKind } from '#lib/domain/inventory.ts';

const { raw, sql } = Prisma;

function recordset(columns: Column[]): Prisma.Sql {
  return raw(columns.map(({ field, type }) => `"${field}" ${type}`).join(', '));
}

/**
 * Stores one page of a running collection beside the inventory, where nothing reads it until the
 * collection is recorded. A resource that AWS lists on two pages counts once.
 *
 * @returns how many were new to the collection
 */
export async function stageResources<K extends ResourceKind>(
  db: Database | Transaction,
  collectionId: string,
  kind: K,
  resources: Inventory[K][],
): Promise<number> {
  if (resources.length === 0) return 0;
  const { name, key, data } = versionedTables[kind];
  const columns = [...key, ...data];
  const names = raw(columns.map((column) => column.name).join(', '));
  const fields = raw(columns.map((column) => `"${column.field}"`).join(', '));
  return db.$executeRaw`
    INSERT INTO staging.${raw(name)} (collection_id, ${names})
    SELECT ${collectionId}::uuid, ${fields}
    FROM jsonb_to_recordset(${JSON.stringify(resources)}::jsonb) AS page(${recordset(columns)})
    ON CONFLICT DO NOTHING`;
}

/** Stores one page of profile associations; see `joinAssociations`. */
export async function stageAssociations(
  db: Database | Transaction,
  collectionId: string,
  associations: { instanceId: string; associatedAt: Date }[],
): Promise<void> {
  if (associations.length === 0) return;
  await db.$executeRaw`
    INSERT INTO staging.associations (collection_id, instance_id, associated_at)
    SELECT ${collectionId}::uuid, "instanceId", "associatedAt"
    FROM jsonb_to_recordset(${JSON.stringify(associations)}::jsonb) AS page("instanceId" text, "associatedAt" timestamptz(3))
    ON CONFLICT DO NOTHING`;
}

/**
 * How many resources of some kinds a collection has staged. Fewer than were written means that the server
 * crashed in between: staging tables come back empty.
 */
export async function countStaged(
  tx: Transaction,
  collectionId: string,
  kinds: readonly ResourceKind[],
): Promise<Map<ResourceKind, number>> {
  if (kinds.length === 0) return new Map();
  const counts = kinds.map(
    (
      kind,
    ) => sql`SELECT ${kind} AS kind, count(*)::int AS staged FROM staging.${raw(versionedTables[kind].name)}
      WHERE collection_id = ${collectionId}::uuid`,
  );
  const rows = await tx.$queryRaw<
    { kind: ResourceKind; staged: number }[]
  >`${Prisma.join(counts, ' UNION ALL ')}`;
  return new Map(rows.map(({ kind, staged }) => [kind, staged]));
}

/** Lets the planner know how much is staged, where it matters. */
export async function analyzeStaging(tx: Transaction, kind: ResourceKind): Promise<void> {
  await tx.$executeRaw`ANALYZE staging.${raw(versionedTables[kind].name)}`;
}

/** Gives the staged instances the times at which their profiles were associated. */
export async function joinAssociations(tx: Transaction, collectionId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE staging.instances i SET associated_at = a.associated_at
    FROM staging.associations a
    WHERE i.collection_id = ${collectionId}::uuid AND a.collection_id = i.collection_id
      AND a.instance_id = i.instance_id AND i.profile_arn IS NOT NULL`;
}

/** Removes what a collection staged, whether it was recorded or died on the way. */
export async function clearStaging(db: Database | Transaction, collectionId: string): Promise<void> {
  const tables = [...Object.values(versionedTables).map(({ name }) => name), 'associations'];
  const deletions = tables.map(
    (name) => sql`${raw(`${name}_gone`)} AS (
      DELETE FROM staging.${raw(name)} WHERE collection_id = ${collectionId}::uuid)`,
  );
  await db.$executeRaw`WITH ${Prisma.join(deletions)} SELECT 1`;
}
