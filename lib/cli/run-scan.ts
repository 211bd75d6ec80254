import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { now } from '#lib/clock/now.ts';
import type { Environment } from '#lib/config/environment.ts';
import { OperatorError } from '#lib/config/operator-error.ts';
import { loadSettings } from '#lib/config/settings.ts';
import { productVersion } from '#lib/config/version.ts';
import { createDatabase, type Database } from '#lib/db/client.ts';
import { readInstallationKey } from '#lib/db/installation.ts';
import { scanSarif } from '#lib/domain/exports/scan-sarif.ts';
import type { ScanReport } from '#lib/domain/file-scans.ts';
import { scanTarget } from '#lib/scan/scan-target.ts';
import { recordScan } from '#lib/services/record-scan.ts';
import { listenForStop } from '#lib/supervisor/stop-signals.ts';
import { describeRecorded, printScan, scanDocument } from './print-scan.ts';
import { type Progress, showTask } from './progress.ts';
import { withDatabase } from './with-database.ts';

/** What `rolecall scan` was told. */
export type ScanWish = {
  path?: string | undefined;
  history?: boolean;
  name?: string;
  host?: string;
  json?: boolean;
  sarif?: boolean;
  record?: boolean;
  whole?: boolean;
  account?: string;
  owner?: string;
  public?: boolean;
};

/**
 * Scans a path or a host for credentials and prints what was found; with `record`, keeps it too.
 *
 * @param refuse ends the command for a path that cannot be used
 * @returns how many were found
 */
export async function runScan(
  environment: Environment,
  progress: Progress,
  wish: ScanWish,
  refuse: (message: string) => never,
): Promise<number> {
  await requirePath(wish.path, refuse);
  const report = wish.record
    ? await scanAndRecord(environment, progress, wish)
    : await scanOnly(progress, wish);
  if (wish.sarif) console.log(JSON.stringify(scanSarif(report, productVersion), null, 2));
  else if (wish.json) console.log(JSON.stringify(scanDocument(report), null, 2));
  else printScan(report, console.log);
  return report.hits.length;
}

/** What is found is told apart by a key that nobody keeps. */
async function scanOnly(progress: Progress, wish: ScanWish): Promise<ScanReport> {
  const stop = listenForStop(() => process.exit(1));
  try {
    return await scan(progress, wish, randomBytes(32), stop.signal);
  } finally {
    progress.close();
    stop.dispose();
  }
}

async function scanAndRecord(
  environment: Environment,
  progress: Progress,
  wish: ScanWish,
): Promise<ScanReport> {
  const settings = await loadSettings(environment.configPath, { mustExist: environment.isConfigGiven });
  const need = { environment, command: 'scan', progress, isCollecting: true };
  return withDatabase(need, async ({ databaseUrl, signal }) => {
    const db: Database = createDatabase(databaseUrl);
    try {
      const report = await scan(progress, wish, await readInstallationKey(db), signal);
      const actor = { kind: 'operator', name: 'command line' } as const;
      const scannedAt = now();
      const ctx = { actor, visibleAccounts: 'all', db, settings, now: scannedAt } as const;
      const saying = {
        account: wish.account ?? null,
        owner: wish.owner ?? null,
        isPublic: wish.public ?? null,
      };
      const recorded = await recordScan({ ctx, input: { report, scannedAt, ...saying } });
      progress.line(describeRecorded(recorded, report));
      return report;
    } finally {
      await db.$disconnect();
    }
  });
}

async function scan(
  progress: Progress,
  { path, host, name, history = false, whole = false }: ScanWish,
  key: Uint8Array,
  signal: AbortSignal,
): Promise<ScanReport> {
  const report = await showTask(progress, 'Scan', ({ update }) =>
    scanTarget(
      { path: path ?? null, host: host ?? null, name: name ?? null, withHistory: history, isWhole: whole },
      {
        ...{ key, signal },
        onProgress: ({ files, formerVersions, found }) => {
          const former = formerVersions > 0 ? `, ${formerVersions} former versions` : '';
          update(files, null, `${files} files${former}, ${found} found`);
        },
      },
    ),
  );
  requireSomething(report);
  return report;
}

async function requirePath(path: string | undefined, refuse: (message: string) => never): Promise<void> {
  if (path === undefined) return;
  try {
    await stat(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    refuse(`${path} ${code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`}`);
  }
}

/** What could not be looked at at all is not clean. */
function requireSomething({ counts, unscanned }: ScanReport): void {
  const { files, binary, unreadable } = counts;
  if (files + binary > 0 || unreadable === 0) return;
  throw new OperatorError(`Nothing could be read: ${unscanned[0]?.path}: ${unscanned[0]?.reason}`, {
    next: 'Run it as somebody who may read the files.',
  });
}
