import type pg from 'pg';
import { OperatorError } from '#lib/config/operator-error.ts';

/** What Prisma's table `_prisma_migrations` says of a database. */
export type History = { applied: string[]; unfinished: string[] };

/** Waits until no other process migrates this database; held until the transaction ends. */
export async function lockHistory(pool: pg.Pool): Promise<void> {
  await pool.query(`SELECT pg_advisory_xact_lock(hashtextextended('rolecall migrate', 0))`);
}

/** Which migrations the database has had; none where it has had no migration yet. */
export async function readHistory(pool: pg.Pool): Promise<History> {
  const { rows: found } = await pool.query(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "isThere"`,
  );
  if (!found[0]?.isThere) return { applied: [], unfinished: [] };
  const { rows } = await pool.query<{ name: string; isFinished: boolean }>(`
    SELECT migration_name AS name, finished_at IS NOT NULL AS "isFinished"
    FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`);
  const named = (isFinished: boolean) =>
    rows.filter((row) => row.isFinished === isFinished).map(({ name }) => name);
  return { applied: named(true), unfinished: named(false) };
}

/**
 * Makes the table that Prisma's engine keeps, as the engine itself would: inside a transaction it cannot,
 * because it finds out by an error that the table is missing.
 *
 * @throws OperatorError if the database belongs to something else
 */
export async function createHistory(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; isThere: boolean }>(`
    SELECT tablename AS name, to_regclass('_prisma_migrations') IS NOT NULL AS "isThere"
    FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1 LIMIT 5`);
  if (rows[0] && !rows[0].isThere) {
    throw new OperatorError(
      `The database already holds tables that are not Rolecall's: ${rows.map(({ name }) => name).join(', ')}.`,
      { next: 'Create a database for Rolecall alone and name it in DATABASE_URL.' },
    );
  }
  await pool.query(`
    CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id varchar(36) PRIMARY KEY NOT NULL,
      checksum varchar(64) NOT NULL,
      finished_at timestamptz,
      migration_name varchar(255) NOT NULL,
      logs text,
      rolled_back_at timestamptz,
      started_at timestamptz NOT NULL DEFAULT now(),
      applied_steps_count integer NOT NULL DEFAULT 0
    )`);
}
