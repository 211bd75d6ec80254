import type { Environment } from '#lib/config/environment.ts';
import { readPendingMigrations } from '#lib/db/pending-migrations.ts';
import { readRunning } from '#lib/supervisor/data-folder.ts';
import { type Check, tryCheck } from './check.ts';

/** Looks at the database: whether it answers, and whether its schema is that of this version. */
export function checkDatabase({ databaseUrl, dataDir }: Environment): Promise<Check> {
  return tryCheck('this machine', 'Database', async () => {
    const url = databaseUrl ?? readRunning(dataDir)?.databaseUrl;
    if (url === undefined) return 'embedded PostgreSQL; it starts with `npm start`';
    return lookAt(url, databaseUrl === undefined ? 'embedded PostgreSQL' : 'DATABASE_URL');
  });
}

async function lookAt(databaseUrl: string, name: string): Promise<Pick<Check, 'status' | 'detail' | 'mend'>> {
  const pending = await readPendingMigrations(databaseUrl);
  if (pending.length === 0) return { status: 'ok', detail: `${name} answers, its schema is up to date` };
  const detail = `${name} answers; its schema lacks ${pending.length} migrations, which \`npm start\` applies`;
  return { status: 'warning', detail, mend: 'npm run rolecall -- migrate' };
}
