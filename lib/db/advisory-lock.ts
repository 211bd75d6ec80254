import { connect } from './connection.ts';

/** What came of asking for a lock. */
export type LockResult<T> = { acquired: true; value: T } | { acquired: false };

/**
 * Does `work` while holding a lock that the whole database knows by its key. Does nothing if someone else holds it.
 * The lock lives as long as a connection of its own, so it goes with a process that dies.
 *
 * @param work its signal aborts when the connection breaks: from then on, someone else may hold the lock
 * @throws OperatorError if the server cannot be reached; whatever `work` throws
 */
export async function withAdvisoryLock<T>(
  connectionString: string,
  key: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<LockResult<T>> {
  const client = await connect(connectionString);
  const lost = new AbortController();
  client.on('end', () => lost.abort(new Error(`The connection that held the lock "${key}" broke.`)));
  try {
    const { rows } = await client.query<{ acquired: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS acquired',
      [key],
    );
    if (!rows[0]?.acquired) return { acquired: false };
    return { acquired: true, value: await work(lost.signal) };
  } finally {
    await client.end().catch(() => {});
  }
}
