import pg from 'pg';
import { connectionConfig, explainConnectionError } from './connection.ts';
import { readMigrationNames } from './migrate-files.ts';
import { readHistory } from './migrate-history.ts';
import { requireFitServer } from './server-fitness.ts';

/**
 * The names of this version's migrations that a database lacks; nothing is changed.
 *
 * @throws OperatorError if the server cannot be reached, refuses or will not do, and what to do about it
 */
export async function readPendingMigrations(connectionString: string): Promise<string[]> {
  const pool = new pg.Pool({ ...connectionConfig(connectionString), max: 1 }).on('error', () => {});
  try {
    await pool.query('SELECT 1').catch((error) => {
      throw explainConnectionError(error, connectionString);
    });
    await requireFitServer(pool);
    const { applied } = await readHistory(pool);
    return (await readMigrationNames()).filter((migration) => !applied.includes(migration));
  } finally {
    await pool.end();
  }
}
