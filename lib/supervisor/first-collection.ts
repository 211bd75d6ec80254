import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Progress, showTask } from '#lib/cli/progress.ts';
import { describeProgress } from '#lib/cli/time-left.ts';
import { createDatabase, type Database } from '#lib/db/client.ts';

const lookEveryMs = 1_000;
const limitMs = 60 * 60_000;

const progressSchema = z.object({ done: z.number(), total: z.number().nullable() });

/** How far the very first collection of an estate is, in scopes. */
type FirstPass = { scopes: number; finished: number; detail: string };

/** Shows the very first collection of an estate until every scope has been tried; returns at once if there was one before. */
export async function showFirstCollection(
  databaseUrl: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const db = createDatabase(databaseUrl);
  try {
    if ((await db.scope.count({ where: { completeAt: { not: null } } })) > 0) return;
    const until = Date.now() + limitMs;
    let pass = await readFirstPass(db);
    while (pass.scopes === 0 && !signal.aborted && Date.now() < until) {
      await sleep(lookEveryMs, undefined, { signal });
      pass = await readFirstPass(db);
    }
    await showTask(
      progress,
      'First collection',
      async (task) => {
        while (pass.finished < pass.scopes && !signal.aborted && Date.now() < until) {
          task.update(pass.finished, pass.scopes, pass.detail);
          await sleep(lookEveryMs, undefined, { signal });
          pass = await readFirstPass(db);
        }
      },
      false,
    );
  } finally {
    await db.$disconnect();
  }
}

async function readFirstPass(db: Database): Promise<FirstPass> {
  const [scopes, tried, running] = await Promise.all([
    db.scope.count({ where: { retiredAt: null } }),
    db.collection.groupBy({
      by: ['accountId', 'region', 'collector'],
      where: { finishedAt: { not: null } },
    }),
    db.collection.findFirst({ where: { finishedAt: null }, orderBy: { startedAt: 'desc' } }),
  ]);
  return {
    scopes,
    finished: Math.min(scopes, tried.length),
    detail: running ? describeRunning(running) : '',
  };
}

type Running = { region: string; collector: string; startedAt: Date; progress: unknown };

function describeRunning({ region, collector, startedAt, progress }: Running): string {
  const { data } = progressSchema.safeParse(progress);
  const figures = data ? describeProgress(Date.now() - startedAt.getTime(), data.done, data.total) : '';
  return `${region} ${collector} ${figures}`.trimEnd();
}
