import pg from 'pg';

/** One SQL statement as it went to PostgreSQL. */
type Statement = { text: string; values: unknown[] };

/** Statements in steps: those of a step ran at the same time, each step after the one before. */
export type Steps = Statement[][];

/** What the pool is asked by Prisma's adapter. */
type PoolQuery = (config: Statement, ...rest: unknown[]) => Promise<unknown>;

/** The statements that this process's pools are asked while `act` runs. Nothing else may use them meanwhile. */
export async function captureSteps(act: () => Promise<unknown>): Promise<Steps> {
  const pool = pg.Pool.prototype as unknown as { query: PoolQuery };
  const own = pool.query;
  const steps: Steps = [];
  let running = 0;
  pool.query = async function (this: unknown, config, ...rest) {
    if (running === 0) steps.push([]);
    steps.at(-1)?.push({ text: config.text, values: [...(config.values ?? [])] });
    running += 1;
    return own.call(this, config, ...rest).finally(() => {
      running -= 1;
    });
  };
  try {
    await act();
  } finally {
    pool.query = own;
  }
  return steps;
}

/** Runs captured statements bare, with the concurrency they were captured with. */
export async function replay(pool: pg.Pool, steps: Steps): Promise<void> {
  for (const step of steps) await Promise.all(step.map(({ text, values }) => pool.query(text, values)));
}
