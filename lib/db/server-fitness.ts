import type pg from 'pg';
import { OperatorError } from '#lib/config/operator-error.ts';

const oldestVersion = 15;
/** Prisma's queries name it. */
const tableSchema = 'public';

/** What a server says about itself: its version, and the schema in which tables without one would be made. */
type Server = { version: string; versionNumber: number; schema: string | null };

/**
 * Makes sure that a server can hold Rolecall's tables.
 *
 * @throws OperatorError if it is too old, or would keep tables elsewhere than they are looked for
 */
export async function requireFitServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<Server>(`
    SELECT current_setting('server_version') AS version,
      current_setting('server_version_num')::int AS "versionNumber", current_schema() AS schema`);
  const unfit = rows[0] && explainUnfitServer(rows[0]);
  if (unfit) throw unfit;
}

/** Why a server will not do, as the operator can mend it; null if it will. */
export function explainUnfitServer({ version, versionNumber, schema }: Server): OperatorError | null {
  if (versionNumber < oldestVersion * 10_000) {
    return new OperatorError(`PostgreSQL ${version} is too old: Rolecall needs ${oldestVersion} or newer.`, {
      next: 'Upgrade the server, name another one in DATABASE_URL, or unset it to use the embedded one.',
    });
  }
  if (schema !== tableSchema) {
    const place = schema === null ? 'no schema that is there' : `the schema ${schema}`;
    return new OperatorError(
      `The database would keep its tables in ${place}; Rolecall keeps them in ${tableSchema}.`,
      {
        next: `Set the user's search_path to ${tableSchema} (ALTER ROLE ... SET search_path = ${tableSchema}), or name another user in DATABASE_URL.`,
      },
    );
  }
  return null;
}
