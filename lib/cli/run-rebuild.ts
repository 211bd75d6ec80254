import { now } from '#lib/clock/now.ts';
import type { Environment } from '#lib/config/environment.ts';
import { loadSettings } from '#lib/config/settings.ts';
import { createDatabase } from '#lib/db/client.ts';
import { rebuild } from '#lib/services/rebuild.ts';
import { type Progress, showTask } from './progress.ts';
import { withDatabase } from './with-database.ts';

/** Computes what follows from the snapshots anew, and prints what differed. True if nothing did. */
export async function runRebuild(
  environment: Environment,
  progress: Progress,
  isJson: boolean,
): Promise<boolean> {
  const settings = await loadSettings(environment.configPath, { mustExist: environment.isConfigGiven });
  return withDatabase({ environment, command: 'rebuild', progress }, async ({ databaseUrl, signal }) => {
    const db = createDatabase(databaseUrl);
    try {
      const actor = { kind: 'operator', name: 'command line' } as const;
      const ctx = { actor, visibleAccounts: 'all', db, settings, now: now() } as const;
      const { differences } = await showTask(progress, 'Rebuild', ({ update }) =>
        rebuild({ ctx, onProgress: update, signal }),
      );
      if (isJson) console.log(JSON.stringify({ differences }, null, 2));
      else for (const difference of differences) console.log(difference);
      if (!isJson && differences.length === 0) console.log('What was stored is what the snapshots say.');
      return differences.length === 0;
    } finally {
      await db.$disconnect();
    }
  });
}
