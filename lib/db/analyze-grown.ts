import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';

const { raw, sql } = Prisma;

const fewestRows = 50;

/**
 * Lets the planner know how much a table has grown, by the measure that autovacuum goes by, but at once: until it knows, joins
 * with what it takes for empty are quadratic.
 *
 * @param grown how many rows were written that it does not know of yet
 * @param others what to do while another transaction analyses the table: wait for its end, or go on without. Two that
 * wait have to come to their tables in the same order.
 * @returns whether it had grown enough
 */
export async function analyzeGrown(
  tx: Transaction,
  table: string,
  grown: number,
  others: 'wait' | 'skip' = 'skip',
): Promise<boolean> {
  if (grown < fewestRows) return false;
  const [row] = await tx.$queryRaw<{ known: number }[]>`
    SELECT greatest(reltuples, 0)::float AS known FROM pg_class WHERE oid = ${table}::regclass`;
  if (grown < fewestRows + (row?.known ?? 0) / 10) return false;
  await tx.$executeRaw`ANALYZE ${others === 'skip' ? sql`(SKIP_LOCKED)` : Prisma.empty} ${raw(table)}`;
  return true;
}

/** The same for tables that a transaction fills little by little: give it the rows of each step. */
export function watchGrowth(tx: Transaction): (written: Readonly<Record<string, number>>) => Promise<void> {
  const untold = new Map<string, number>();
  return async (written) => {
    for (const [table, rows] of Object.entries(written)) {
      const grown = (untold.get(table) ?? 0) + rows;
      untold.set(table, (await analyzeGrown(tx, table, grown)) ? 0 : grown);
    }
  };
}
