import type { Progress } from '#lib/cli/progress.ts';
import type { Environment } from '#lib/config/environment.ts';
import { loadSettings } from '#lib/config/settings.ts';
import { requireEstateAccounts, requireEstateFolder } from './demo-apart.ts';
import { runSystem } from './run-system.ts';

/** `rolecall start`: database, migrations, worker and web, until someone asks for the end. */
export async function start(
  environment: Environment,
  progress: Progress,
  openBrowser: boolean,
): Promise<void> {
  await loadSettings(environment.configPath, { mustExist: environment.isConfigGiven });
  requireEstateFolder(environment.dataDir);
  await runSystem({
    command: 'start',
    portSetting: `PORT=${environment.port + 1} npm start`,
    environment,
    progress,
    openBrowser,
    isDisposable: false,
    admit: requireEstateAccounts,
    // No demo, whatever the environment says: the machine's time counts.
    prepare: async () => ({ ROLECALL_DEMO: undefined }),
  });
}
