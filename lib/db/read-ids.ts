import type { Transaction } from '#lib/db/client.ts';
import type { Prisma } from '#lib/db/generated/client.ts';

/**
 * Reads the only column of a query, in its order as text. All come in one row: a hundred thousand rows take much memory on
 * their way.
 */
export async function readIds(tx: Transaction, ids: Prisma.Sql): Promise<string[]> {
  const [row] = await tx.$queryRaw<{ ids: string[] }[]>`
    SELECT coalesce(array_agg(id ORDER BY id), '{}') AS ids FROM (${ids}) each(id)`;
  return row?.ids ?? [];
}
