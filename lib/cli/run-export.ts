import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseQuery } from '#lib/api/parse-query.ts';
import { findingsExportQuery } from '#lib/api/schemas.ts';
import { now } from '#lib/clock/now.ts';
import type { Environment } from '#lib/config/environment.ts';
import { loadSettings } from '#lib/config/settings.ts';
import { createDatabase } from '#lib/db/client.ts';
import { ServiceError } from '#lib/services/errors.ts';
import { exportFindings } from '#lib/services/export-findings.ts';
import type { Progress } from './progress.ts';
import { withDatabase } from './with-database.ts';

type Wish = Record<string, string | string[]>;

/**
 * Writes the findings that were asked for to a file or to standard output. A file is there only when it is whole.
 *
 * @param refuse ends the command for options that cannot be used
 */
export async function runExport(
  environment: Environment,
  progress: Progress,
  { output, wish }: { output: string | undefined; wish: Wish },
  refuse: (message: string) => never,
): Promise<void> {
  const input = readWish(wish, refuse);
  const settings = await loadSettings(environment.configPath, { mustExist: environment.isConfigGiven });
  await withDatabase({ environment, command: 'export', progress }, async ({ databaseUrl, signal }) => {
    const db = createDatabase(databaseUrl);
    try {
      const actor = { kind: 'operator', name: 'command line' } as const;
      const ctx = { actor, visibleAccounts: 'all', db, settings, now: now() } as const;
      const { pieces } = await exportFindings({ ctx, input });
      if (output === undefined) await pipeline(pieces, process.stdout, { signal, end: false });
      else await writeWhole(output, pieces, signal);
    } finally {
      await db.$disconnect();
    }
  });
}

function readWish(wish: Wish, refuse: (message: string) => never) {
  const pairs = Object.entries(wish).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  try {
    return parseQuery(findingsExportQuery, new URLSearchParams(pairs));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return refuse(error.errors.map(({ parameter, message }) => `--${parameter} ${message}`).join('; '));
  }
}

async function writeWhole(file: string, pieces: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  const unfinished = `${file}.part`;
  try {
    await pipeline(pieces, createWriteStream(unfinished), { signal });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
