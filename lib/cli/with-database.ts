import type { Environment } from '#lib/config/environment.ts';
import { OperatorError } from '#lib/config/operator-error.ts';
import { toUnavailable } from '#lib/services/read-availability.ts';
import { bringUpDatabase } from '#lib/supervisor/bring-up-database.ts';
import { holdDataFolder, readRunning } from '#lib/supervisor/data-folder.ts';
import { followTimeOf, requireEstateAccounts, requireEstateFolder } from '#lib/supervisor/demo-apart.ts';
import { waitForLeftovers } from '#lib/supervisor/leftovers.ts';
import { openRunLog } from '#lib/supervisor/run-log.ts';
import { listenForStop } from '#lib/supervisor/stop-signals.ts';
import { createSystem } from '#lib/supervisor/system.ts';
import type { Progress } from './progress.ts';

/** A command that needs a database. */
type DatabaseNeed = {
  environment: Environment;
  command: string;
  progress: Progress;
  /** Whether it writes down what is in AWS; then a demo's database is not for it. */
  isCollecting?: boolean;
};

/** A database with an up-to-date schema, for as long as one command needs it. */
type DatabaseUse = { databaseUrl: string; signal: AbortSignal };

/**
 * Does `work` on the database: that of DATABASE_URL, else the embedded one of a Rolecall that runs on the
 * data folder, else the embedded one, started for this command.
 *
 * @throws OperatorError if the database cannot be had; whatever `work` throws
 */
export async function withDatabase<T>(
  { environment, command, progress, isCollecting = false }: DatabaseNeed,
  work: (use: DatabaseUse) => Promise<T>,
): Promise<T> {
  if (isCollecting) requireEstateFolder(environment.dataDir);
  followTimeOf(environment.dataDir);
  const log = openRunLog(environment.dataDir, progress);
  const runningUrl = environment.databaseUrl ?? readRunning(environment.dataDir)?.databaseUrl;
  const folder = runningUrl === undefined ? holdDataFolder(environment.dataDir, command) : null;
  const system = createSystem({ log, onChild: folder?.noteChild });
  const stop = listenForStop(() => {
    system.force();
    folder?.release();
    process.exit(1);
  });
  try {
    await waitForLeftovers(folder?.leftovers ?? [], progress);
    const databaseUrl = await bringUpDatabase({
      environment: { ...environment, databaseUrl: runningUrl },
      system,
      progress,
      isDisposable: false,
      admit: isCollecting ? requireEstateAccounts : undefined,
      signal: stop.signal,
      onEmbedded: (embeddedUrl) => folder?.note({ databaseUrl: embeddedUrl }),
    });
    return await work({ databaseUrl, signal: stop.signal }).catch((error) => {
      throw explainLoss(error, command);
    });
  } finally {
    progress.close();
    await system.stop();
    folder?.release();
    stop.dispose();
  }
}

/** The loss of the database, as the operator can mend it; any other error as it is. */
function explainLoss(error: unknown, command: string): unknown {
  if (error instanceof OperatorError || toUnavailable(error) === null) return error;
  const { message } = error as Error;
  return new OperatorError(
    `The database went away while \`rolecall ${command}\` worked on it: ${message.trim().split('\n').at(-1)}`,
    {
      next: 'What was recorded before stays. Run it again as soon as the database answers (`rolecall doctor` tells).',
      cause: error,
    },
  );
}
