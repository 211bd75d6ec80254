import pg from 'pg';
import { OperatorError } from '#lib/config/operator-error.ts';
import { connectionConfig, explainConnectionError } from './connection.ts';
import { explainDeniedAccess } from './denied-access.ts';
import { openSchemaEngine } from './migrate-engine.ts';
import { type Migration, readMigrationNames, readMigrations, toMigrationList } from './migrate-files.ts';
import { createHistory, lockHistory, readHistory } from './migrate-history.ts';
import { requireFitServer } from './server-fitness.ts';

/** Is told how many migrations are done, of how many, and which is next. */
export type ReportMigrations = (done: number, total: number, name: string) => void;

/**
 * Brings the database's schema up to date. Processes that call it at once wait for the first, which does
 * it. All migrations are one transaction: a failed one leaves the database as it was.
 *
 * @returns the names of the migrations that this call applied
 * @throws OperatorError if the server cannot be reached or will not do, the user lacks a privilege, a migration
 *   fails, or the database is newer than the code
 */
export async function migrate({
  connectionString,
  onProgress = () => {},
}: {
  connectionString: string;
  onProgress?: ReportMigrations;
}): Promise<{ applied: string[] }> {
  const pool = openSingleConnection(connectionString);
  try {
    await pool.query('SELECT 1').catch((error) => {
      throw explainConnectionError(error, connectionString);
    });
    await requireFitServer(pool);
    if (await isUpToDate(pool)) return { applied: [] };
    await pool.query('BEGIN');
    await lockHistory(pool);
    if (await isUpToDate(pool)) return { applied: [] };
    const applied = await applyPending(pool, onProgress);
    await pool.query('COMMIT');
    return { applied };
  } catch (error) {
    throw explainDeniedAccess(error, connectionString);
  } finally {
    await pool.end();
  }
}

/** A pool of one, for the engine wants a pool. A second connection would be outside of the transaction. */
function openSingleConnection(connectionString: string): pg.Pool {
  let opened = 0;
  const pool = new pg.Pool({
    ...connectionConfig(connectionString),
    max: 1,
    idleTimeoutMillis: 0,
    verify: (_client, done) => {
      opened += 1;
      done(opened > 1 ? new Error('The connection to the database broke during the migration.') : undefined);
    },
  });
  pool.on('error', () => {});
  return pool;
}

async function isUpToDate(pool: pg.Pool): Promise<boolean> {
  const names = await readMigrationNames();
  const { applied, unfinished } = await readHistory(pool);
  const unknown = applied.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new OperatorError(
      `The database is newer than this version of Rolecall: it has the migrations ${unknown.join(', ')}.`,
      { next: 'Start the version that made them or a later one, or name another database in DATABASE_URL.' },
    );
  }
  if (unfinished.length > 0) {
    throw new OperatorError(
      `The migration ${unfinished.join(', ')} was begun elsewhere and did not end well.`,
      {
        next: 'Mend the database, then mark it: npx prisma migrate resolve --rolled-back NAME (or --applied NAME).',
      },
    );
  }
  return names.every((name) => applied.includes(name));
}

async function applyPending(pool: pg.Pool, onProgress: ReportMigrations): Promise<string[]> {
  await createHistory(pool);
  const { applied } = await readHistory(pool);
  const migrations = await readMigrations();
  const pending = migrations.filter(({ name }) => !applied.includes(name));
  let failure: OperatorError | undefined;
  let done = 0;
  const engine = await openSchemaEngine(pool, async (script, run) => {
    const migration = pending[done];
    if (migration?.script !== script) return run(script);
    onProgress(done, pending.length, migration.name);
    await run(script).catch((error: Error) => {
      failure = explainFailure(migration, error);
      throw error;
    });
    done += 1;
  });
  try {
    const migrationsList = toMigrationList(migrations);
    const filters = { externalTables: [], externalEnums: [] };
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
    onProgress(done, pending.length, '');
    return appliedMigrationNames;
  } catch (error) {
    throw failure ?? error;
  } finally {
    engine.free();
  }
}

function explainFailure({ name, script }: Migration, error: Error & { position?: string }): OperatorError {
  const line = error.position ? `, line ${script.slice(0, Number(error.position)).split('\n').length}` : '';
  return new OperatorError(
    `The migration ${name} failed${line}: ${error.message}. The database is as it was before.`,
    { next: 'Mend what it names and start again; nothing has to be undone.', cause: error },
  );
}
