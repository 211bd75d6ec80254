import { connect } from '#lib/db/connection.ts';
import { historyStatements } from './seed-history.ts';
import { inventoryStatements } from './seed-inventory.ts';

/**
 * Fills a database with an estate of 100,000 instances and 365 days of history, the same one each time but for
 * the day it ends on. The rows are made by SQL, not by collectors: only their number and shape matter here.
 */
export async function seedReads(connectionString: string, log: (line: string) => void): Promise<void> {
  const client = await connect(connectionString);
  try {
    const lastHour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000).toISOString();
    const statements = { ...inventoryStatements(lastHour), ...historyStatements(lastHour) };
    for (const [what, statement] of Object.entries(statements)) {
      const start = performance.now();
      const { rowCount } = await client.query(statement);
      log(`seed ${what}: ${rowCount ?? 0} rows, ${((performance.now() - start) / 1000).toFixed(1)} s`);
    }
    await client.query('DROP SCHEMA bench CASCADE');
    await client.query('VACUUM (ANALYZE)');
  } finally {
    await client.end();
  }
}
