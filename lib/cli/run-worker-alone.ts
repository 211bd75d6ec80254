import { pino } from 'pino';
import type { Environment } from '#lib/config/environment.ts';
import { loadSettings } from '#lib/config/settings.ts';
import { createDatabase } from '#lib/db/client.ts';
import { runWorker } from '#lib/worker/run-worker.ts';
import type { Progress } from './progress.ts';
import { withDatabase } from './with-database.ts';

/** Runs the collectors in this process until it is asked to end. */
export async function runWorkerAlone(environment: Environment, progress: Progress): Promise<void> {
  const settings = await loadSettings(environment.configPath, { mustExist: environment.isConfigGiven });
  const log = pino({ base: { source: 'worker' }, level: process.env.ROLECALL_LOG_LEVEL ?? 'info' });
  await withDatabase(
    { environment, command: 'worker', progress, isCollecting: true },
    async ({ databaseUrl, signal }) => {
      const db = createDatabase(databaseUrl);
      await runWorker({ db, connectionString: databaseUrl, settings, log, signal });
      await db.$disconnect();
    },
  );
}
