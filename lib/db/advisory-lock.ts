import { connect } from './connection.ts';

/** What came of asking for a lock. */
type LockResult<T> = { acquired: true; value: T } | { acquired: false };

/** Locks that the whole database knows by their keys, held by one connection of their own. */
export type AdvisoryLocks = {
  /**
   * Does `work` while holding a lock. Does nothing if someone else holds it, in this process or another.
   * The lock goes with the connection, and so with a process that dies.
   *
   * @param work its signal aborts when the connection breaks: from then on, someone else may hold the lock
   * @throws OperatorError if the server cannot be reached; whatever `work` throws
   */
  hold: <T>(key: string, work: (signal: AbortSignal) => Promise<T>) => Promise<LockResult<T>>;
  close: () => Promise<void>;
};

type LockConnection = {
  /** Asks one thing after the other, as a connection can do no two at once. */
  ask: (sql: string, key: string) => Promise<{ acquired?: boolean } | undefined>;
  end: () => Promise<void>;
  held: Set<string>;
  lost: AbortController;
};

/** As PostgreSQL calls it. */
const brokenConnection = '08006';

/** Opens locks; the connection is made at the first and again after it broke. */
export function openAdvisoryLocks(connectionString: string): AdvisoryLocks {
  let current: Promise<LockConnection> | null = null;
  const forget = () => {
    current = null;
  };
  const getConnection = (): Promise<LockConnection> => {
    current ??= openConnection(connectionString, forget).catch((error) => {
      forget();
      throw error;
    });
    return current;
  };
  return {
    hold: async (key, work) => holdOn(await getConnection(), key, work),
    close: async () => {
      const connection = await current?.catch(() => null);
      await connection?.end();
    },
  };
}

async function openConnection(connectionString: string, onEnd: () => void): Promise<LockConnection> {
  const client = await connect(connectionString);
  const lost = new AbortController();
  client.on('end', () => {
    onEnd();
    lost.abort(
      Object.assign(new Error('The connection that held the locks broke.'), { code: brokenConnection }),
    );
  });
  let turn: Promise<unknown> = Promise.resolve();
  const ask: LockConnection['ask'] = (sql, key) => {
    const answer = turn.then(async () => (await client.query(sql, [key])).rows[0]);
    turn = answer.catch(() => {});
    return answer;
  };
  return { ask, end: () => client.end().catch(() => {}), held: new Set(), lost };
}

async function holdOn<T>(
  { ask, held, lost }: LockConnection,
  key: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<LockResult<T>> {
  // PostgreSQL would give a session the lock that it holds already.
  if (held.has(key)) return { acquired: false };
  held.add(key);
  try {
    const answer = await ask('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS acquired', key);
    if (!answer?.acquired) return { acquired: false };
    try {
      return { acquired: true, value: await work(lost.signal) };
    } finally {
      if (!lost.signal.aborted) {
        await ask('SELECT pg_advisory_unlock(hashtextextended($1, 0))', key).catch(() => {});
      }
    }
  } finally {
    held.delete(key);
  }
}
