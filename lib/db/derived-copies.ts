import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';

const { raw } = Prisma;

/** The tables that hold nothing but what follows from the versions. */
export const derivedTables = ['episodes', 'rollups', 'rollup_days'] as const;

export type DerivedTable = (typeof derivedTables)[number];

/** Sets aside what an account's derived tables hold; gone with the transaction. */
export async function copyDerived(tx: Transaction, accountId: string): Promise<void> {
  for (const table of derivedTables) {
    await tx.$executeRaw`
      CREATE TEMPORARY TABLE ${raw(`was_${table}`)} ON COMMIT DROP AS
      SELECT * FROM ${raw(table)} WHERE account_id = ${accountId}`;
  }
}

/** How a table differs from what was set aside: how many rows there were only then and only now, and some of them. */
export type DerivedDifference = { was: number; is: number; examples: string[] };

const mostExamples = 5;

/** Compares an account's derived table with what was set aside. */
export async function compareDerived(
  tx: Transaction,
  accountId: string,
  table: DerivedTable,
): Promise<DerivedDifference> {
  const was = raw(`was_${table}`);
  const rows = await tx.$queryRaw<{ side: 'was' | 'is'; row: string; count: number }[]>`
    WITH only_then AS (SELECT * FROM ${was} EXCEPT SELECT * FROM ${raw(table)} WHERE account_id = ${accountId}),
      only_now AS (SELECT * FROM ${raw(table)} WHERE account_id = ${accountId} EXCEPT SELECT * FROM ${was})
    (SELECT 'was' AS side, to_json(t)::text AS row, count(*) OVER ()::int AS count FROM only_then t LIMIT ${mostExamples})
    UNION ALL
    (SELECT 'is', to_json(t)::text, count(*) OVER ()::int FROM only_now t LIMIT ${mostExamples})`;
  const count = (side: 'was' | 'is') => rows.find((row) => row.side === side)?.count ?? 0;
  return {
    was: count('was'),
    is: count('is'),
    examples: rows.map(({ side, row }) => `${side === 'was' ? 'stored' : 'derived'}: ${row}`),
  };
}

/** Forgets every rollup of an account. */
export async function deleteAllRollups(tx: Transaction, accountId: string): Promise<void> {
  await tx.rollup.deleteMany({ where: { accountId } });
  await tx.rollupDay.deleteMany({ where: { accountId } });
}
