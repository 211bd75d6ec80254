// Brings the schema of DATABASE_URL up to date, and ends.
import { migrate } from '#lib/db/migrate.ts';
import { runChild } from '../inside-child.ts';

await runChild('migrate', async ({ ready, progress }) => {
  await migrate({ connectionString: process.env.DATABASE_URL ?? '', onProgress: progress });
  ready();
});
