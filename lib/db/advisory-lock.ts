import type pg from 'pg';
import { connect } from './connection.ts';

/** What came of asking for a lock. */
export type LockResult<T> = { acquired: true; value: T } | { acquired: false };

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

type LockConnection = { client: pg.Client; held: Set<string>; lost: AbortController };

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
      await connection?.client.end().catch(() => {});
    },
  };
}

async function openConnection(connectionString: string, onEnd: () => void): Promise<LockConnection> {
  const client = await connect(connectionString);
  const lost = new AbortController();
  client.on('end', () => {
    onEnd();
    lost.abort(new Error('The connection that held the locks broke.'));
  });
  return { client, held: new Set(), lost };
}

async function holdOn<T>(
  { client, held, lost }: LockConnection,
  key: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<LockResult<T>> {
  // PostgreSQL would give a session the lock that it holds already.
  if (held.has(key)) return { acquired: false };
  held.add(key);
  try {
    const { rows } = await client.query<{ acquired: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS acquired',
      [key],
    );
    if (!rows[0]?.acquired) return { acquired: false };
    try {
      return { acquired: true, value: await work(lost.signal) };
    } finally {
      if (!lost.signal.aborted) {
        await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [key]).catch(() => {});
      }
    }
  } finally {
    held.delete(key);
  }
}
