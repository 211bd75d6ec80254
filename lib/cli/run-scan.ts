import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { OperatorError } from '#lib/config/operator-error.ts';
import { productVersion } from '#lib/config/version.ts';
import { scanSarif } from '#lib/domain/exports/scan-sarif.ts';
import type { ScanReport } from '#lib/domain/file-scans.ts';
import { scanTarget } from '#lib/scan/scan-target.ts';
import { listenForStop } from '#lib/supervisor/stop-signals.ts';
import { printScan, scanDocument } from './print-scan.ts';
import { type Progress, showTask } from './progress.ts';

type Wish = {
  path?: string | undefined;
  history?: boolean;
  name?: string;
  host?: string;
  json?: boolean;
  sarif?: boolean;
};

/**
 * Scans a path or a host for credentials and prints what was found.
 *
 * @param refuse ends the command for a path that cannot be used
 * @returns how many were found
 */
export async function runScan(
  progress: Progress,
  wish: Wish,
  refuse: (message: string) => never,
): Promise<number> {
  await requirePath(wish.path, refuse);
  const stop = listenForStop(() => process.exit(1));
  try {
    const report = await scan(progress, wish, randomBytes(32), stop.signal);
    requireSomething(report);
    if (wish.sarif) console.log(JSON.stringify(scanSarif(report, productVersion), null, 2));
    else if (wish.json) console.log(JSON.stringify(scanDocument(report), null, 2));
    else printScan(report, console.log);
    return report.hits.length;
  } finally {
    progress.close();
    stop.dispose();
  }
}

function scan(progress: Progress, wish: Wish, key: Uint8Array, signal: AbortSignal): Promise<ScanReport> {
  const { path = null, host = null, name = null, history = false } = wish;
  return showTask(progress, 'Scan', ({ update }) =>
    scanTarget(
      { path, host, name, withHistory: history },
      {
        ...{ key, signal },
        onProgress: ({ files, formerVersions, found }) => {
          const former = formerVersions > 0 ? `, ${formerVersions} former versions` : '';
          update(files, null, `${files} files${former}, ${found} found`);
        },
      },
    ),
  );
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
