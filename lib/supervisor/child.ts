import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Variables } from '#lib/config/environment.ts';
import { OperatorError } from '#lib/config/operator-error.ts';
import { type ChildFailure, childMessageSchema, type ReadyValues } from './messages.ts';

/** What to run as a child process, and who hears of it. */
export type ChildSpec = {
  name: string;
  entry: URL;
  /** Flags for Node itself. */
  flags?: readonly string[];
  /** Asked at each start. */
  args?: () => string[];
  env: Variables;
  /** How long it may take to end by itself when asked to. */
  graceMs: number;
  onOutput: (name: string, line: string, isError: boolean) => void;
  onProgress?: (done: number, total: number | null, detail?: string) => void;
};

/** A running child process. */
export type Child = {
  name: string;
  pid: number | undefined;
  /** What it said when it was ready. Rejects if it ends before. */
  ready: Promise<ReadyValues>;
  /** Resolves when it is gone: with why, in words. */
  gone: Promise<OperatorError>;
  /** Asks it to end; kills it, and whatever it started, when it does not in time. */
  stop: () => Promise<void>;
  /** Ends it and whatever it started, at once. */
  kill: (signal?: NodeJS.Signals) => void;
};

/**
 * Starts a child in a session of its own, so that the terminal's Ctrl-C reaches the supervisor alone and the
 * supervisor decides the order of the end.
 */
export function startChild(spec: ChildSpec): Child {
  const { name, entry, env, graceMs } = spec;
  const command = [...(spec.flags ?? []), fileURLToPath(entry), ...(spec.args?.() ?? [])];
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...env } as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  readLines(child.stdout, (line) => spec.onOutput(name, line, false));
  readLines(child.stderr, (line) => spec.onOutput(name, line, true));
  const kill = (signal: NodeJS.Signals = 'SIGKILL') => killGroup(child, signal);
  const { ready, gone } = listen(child, spec);
  ready.catch(() => {});
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const limit = setTimeout(kill, graceMs);
    await gone;
    clearTimeout(limit);
    kill();
  };
  return { name, pid: child.pid, ready, gone, stop, kill };
}

function listen(child: ChildProcess, { name, onProgress }: ChildSpec): Pick<Child, 'ready' | 'gone'> {
  const ready = Promise.withResolvers<ReadyValues>();
  const gone = Promise.withResolvers<OperatorError>();
  let failure: OperatorError | null = null;
  child.on('message', (raw) => {
    const { data: message } = childMessageSchema.safeParse(raw);
    if (message?.kind === 'ready') ready.resolve(message.values);
    if (message?.kind === 'progress') onProgress?.(message.done, message.total, message.detail);
    if (message?.kind === 'failed') failure = toError(message);
  });
  const end = (why: string) => {
    const error = failure ?? new OperatorError(`The ${name} process ${why}.`);
    ready.reject(error);
    gone.resolve(error);
  };
  child.on('error', (error) => end(`could not be started: ${error.message}`));
  child.on('exit', (code, signal) => end(signal ? `was ended by ${signal}` : `ended with exit code ${code}`));
  return { ready: ready.promise, gone: gone.promise };
}

function toError({ message, next, stack }: ChildFailure): OperatorError {
  const cause = stack === undefined ? undefined : Object.assign(new Error(message), { stack });
  return new OperatorError(message, { ...(next !== undefined && { next }), cause });
}

function readLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream === null) return;
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine);
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nothing of it is left.
  }
}
