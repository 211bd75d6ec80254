import { pino } from 'pino';
import { OperatorError } from '#lib/config/operator-error.ts';
import type { ChildFailure, ChildMessage, ReadyValues } from './messages.ts';

/** What the body of a child process is handed. */
export type ChildWorld = {
  /** Aborted when the supervisor asks for the end, or is gone. */
  signal: AbortSignal;
  log: pino.Logger;
  ready: (values?: ReadyValues) => void;
  progress: (done: number, total: number | null, detail?: string) => void;
};

const patienceMs = 30_000;

/**
 * Runs the body of a child process. The child ends when the body returns, and never outlives its
 * supervisor: the channel between them closes even when that is killed. What the body throws is told to
 * the supervisor; where it came from, if nobody expected it, goes to the log.
 */
export async function runChild(name: string, body: (world: ChildWorld) => Promise<void>): Promise<never> {
  const ending = new AbortController();
  const end = () => {
    ending.abort();
    setTimeout(() => process.exit(1), patienceMs).unref();
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('disconnect', end);
  if (!process.connected) end();
  const log = pino({ base: { source: name }, level: process.env.ROLECALL_LOG_LEVEL ?? 'info' });
  try {
    await body({
      signal: ending.signal,
      log,
      ready: (values = {}) => tell({ kind: 'ready', values }),
      progress: (done, total, detail) =>
        tell({ kind: 'progress', done, total, ...(detail ? { detail } : {}) }),
    });
    return process.exit(0);
  } catch (error) {
    if (ending.signal.aborted) return process.exit(0);
    const failure = failureOf(error);
    if (failure.stack !== undefined) log.child({}, { level: 'debug' }).debug(error, failure.message);
    await tellAndWait(failure);
    return process.exit(1);
  }
}

/** Resolves once `signal` aborts. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function failureOf(error: unknown): ChildFailure {
  const { message, stack } = error instanceof Error ? error : { message: String(error) };
  if (!(error instanceof OperatorError)) return { kind: 'failed', message, ...(stack && { stack }) };
  return { kind: 'failed', message, ...(error.next && { next: error.next }) };
}

function tell(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}

function tellAndWait(message: ChildMessage): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || !process.send) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });
}
