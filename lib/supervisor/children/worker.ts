// Runs the collectors on their schedule.
import { parseEnvironment } from '#lib/config/environment.ts';
import { loadSettings } from '#lib/config/settings.ts';
import { createDatabase } from '#lib/db/client.ts';
import { runWorker } from '#lib/worker/run-worker.ts';
import { runChild } from '../inside-child.ts';

await runChild('worker', async ({ signal, log, ready }) => {
  const environment = parseEnvironment(process.env);
  const connectionString = environment.databaseUrl ?? '';
  const settings = await loadSettings(environment.configPath, { mustExist: environment.isConfigGiven });
  const db = createDatabase(connectionString);
  ready();
  await runWorker({ db, connectionString, settings, log, signal });
  await db.$disconnect();
});
