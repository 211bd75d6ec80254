import { type Database, executeDirectly, type Transaction } from '#lib/db/client.ts';
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
  db: Database,
  collectionId: string,
  kind: K,
  resources: Inventory[K][],
): Promise<number> {
  if (resources.length === 0) return 0;
  const { name, key, data } = versionedTables[kind];
  const columns = [...key, ...data];
  const names = raw(columns.map((column) => column.name).join(', '));
  const fields = raw(columns.map((column) => `"${column.field}"`).join(', '));
  const statement = sql`
    INSERT INTO staging.${raw(name)} (collection_id, ${names})
    SELECT ${collectionId}::uuid, ${fields}
    FROM jsonb_to_recordset(${JSON.stringify(resources)}::jsonb) AS page(${recordset(columns)})
    ON CONFLICT DO NOTHING`;
  return executeDirectly(db, statement);
}

/** Stores one page of profile associations, which are joined to the instances when these are recorded. */
export async function stageAssociations(
  db: Database,
  collectionId: string,
  associations: { instanceId: string; associatedAt: Date }[],
): Promise<void> {
  if (associations.length === 0) return;
  const statement = sql`
    INSERT INTO staging.associations (collection_id, instance_id, associated_at)
    SELECT ${collectionId}::uuid, "instanceId", "associatedAt"
    FROM jsonb_to_recordset(${JSON.stringify(associations)}::jsonb) AS page("instanceId" text, "associatedAt" timestamptz(3))
    ON CONFLICT DO NOTHING`;
  await executeDirectly(db, statement);
}

/** Lets the planner know how much is staged, where it matters. */
export async function analyzeStaging(db: Database, kind: ResourceKind): Promise<void> {
  await db.$executeRaw`ANALYZE staging.${raw(versionedTables[kind].name)}`;
}

const everyKind = Object.keys(versionedTables) as ResourceKind[];

/**
 * Removes what a collection staged, whether it was recorded or died on the way.
 *
 * @param kinds what it may have staged
 */
export async function clearStaging(
  db: Database | Transaction,
  collectionId: string,
  kinds: readonly ResourceKind[] = everyKind,
): Promise<void> {
  const tables = kinds.map((kind) => versionedTables[kind].name);
  if (kinds.includes('instances')) tables.push('associations');
  if (tables.length === 0) return;
  const deletions = tables.map(
    (name) => sql`${raw(`${name}_gone`)} AS (
      DELETE FROM staging.${raw(name)} WHERE collection_id = ${collectionId}::uuid)`,
  );
  await db.$executeRaw`WITH ${Prisma.join(deletions)} SELECT 1`;
}
