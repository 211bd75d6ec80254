import { type Progress, showTask } from '#lib/cli/progress.ts';
import type { Environment } from '#lib/config/environment.ts';
import { OperatorError } from '#lib/config/operator-error.ts';
import { readAccountIds } from '#lib/db/account-ids.ts';
import type { System } from './system.ts';

const databaseChild = new URL('./children/database.ts', import.meta.url);
const migrateChild = new URL('./children/migrate.ts', import.meta.url);

/** What a database needs to come up. */
export type DatabaseSetup = {
  environment: Environment;
  system: System;
  progress: Progress;
  /** Whether the embedded database may give up safety against power cuts. */
  isDisposable: boolean;
  /** Is told the connection string of the embedded database. */
  onEmbedded: (databaseUrl: string) => void;
  /** Throws if a database of these accounts is not for this command; it is asked before anything is changed there. */
  admit?: ((accountIds: string[]) => void) | undefined;
  signal: AbortSignal;
};

/**
 * Starts the embedded database, unless DATABASE_URL names another one, and brings its schema up to date.
 *
 * @returns the connection string
 */
export async function bringUpDatabase(setup: DatabaseSetup): Promise<string> {
  const { environment, system, progress, admit, signal } = setup;
  const databaseUrl = environment.databaseUrl ?? (await startDatabase(setup));
  const onWait = (reason: string) => progress.line(`Waiting for PostgreSQL: ${reason} …`);
  const accountIds = await readAccountIds(databaseUrl, { onWait, signal });
  admit?.(accountIds);
  await showTask(progress, 'Migrations', (task) =>
    system.run({
      name: 'migrate',
      entry: migrateChild,
      env: { DATABASE_URL: databaseUrl },
      graceMs: 5_000,
      onProgress: task.update,
    }),
  );
  return databaseUrl;
}

async function startDatabase({ environment, system, progress, isDisposable, onEmbedded }: DatabaseSetup) {
  const args = [environment.dataDir, ...(isDisposable ? ['disposable'] : [])];
  const { databaseUrl } = await showTask(progress, 'Embedded PostgreSQL', () =>
    system.keep({ name: 'database', entry: databaseChild, args: () => args, env: {}, graceMs: 25_000 }),
  );
  if (databaseUrl === undefined)
    throw new OperatorError('The embedded database did not say where it answers.');
  onEmbedded(databaseUrl);
  return databaseUrl;
}
