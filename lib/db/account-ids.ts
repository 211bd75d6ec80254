import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { OperatorError } from '#lib/config/operator-error.ts';
import { connect } from './connection.ts';

const patienceMs = 60_000;
const tryEveryMs = 500;
/** PostgreSQL's code for: starting up, shutting down or recovering. */
const cannotConnectNow = '57P03';

/** How a server that is starting up is waited for. */
type Waiting = {
  /** Is told once, with what the server says, when it has to be waited for. */
  onWait: (reason: string) => void;
  signal: AbortSignal;
  patienceMs?: number;
};

/**
 * The accounts that a database holds, before anything is changed in it; none where Rolecall has never been. A server
 * that is starting up is waited for.
 *
 * @throws OperatorError if the server cannot be reached or refuses; the signal's reason
 */
export async function readAccountIds(connectionString: string, waiting: Waiting): Promise<string[]> {
  const client = await connectPatiently(connectionString, waiting);
  try {
    const { rows: found } = await client.query(`SELECT to_regclass('accounts') IS NOT NULL AS "isThere"`);
    if (!found[0]?.isThere) return [];
    const { rows } = await client.query<{ id: string }>('SELECT account_id AS id FROM accounts ORDER BY 1');
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}

async function connectPatiently(connectionString: string, waiting: Waiting): Promise<pg.Client> {
  const { onWait, signal } = waiting;
  const until = Date.now() + (waiting.patienceMs ?? patienceMs);
  for (let isTold = false; ; isTold = true) {
    signal.throwIfAborted();
    try {
      return await connect(connectionString);
    } catch (error) {
      const { code, message } = causeOf(error);
      if (code !== cannotConnectNow || Date.now() > until) throw error;
      if (!isTold) onWait(message);
      await sleep(tryEveryMs, undefined, { signal });
    }
  }
}

function causeOf(error: unknown): { code?: string; message: string } {
  return (error instanceof OperatorError ? error.cause : error) as { code?: string; message: string };
}
