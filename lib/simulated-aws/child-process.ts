import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ChildOptions } from './child-options.ts';
import type { CallCount, FaultOptions, SimulatedAccount } from './server.ts';
import type { Truth, TruthFilter } from './truth.ts';

type TruthRequest = {
  readonly at?: Date;
  readonly rollCalls?: readonly Date[];
  readonly windowDays?: number;
  readonly filter?: TruthFilter;
};

/** A repository or host beside AWS; `changedAt` is ISO 8601. */
export type SimulatedSource = {
  readonly kind: 'code' | 'host';
  readonly name: string;
  readonly isPublic: boolean;
  readonly changedAt: string;
  readonly commit: string;
  readonly files: readonly { readonly path: string; readonly content: string }[];
};

/** A simulated AWS in another process, driven over HTTP. */
export type SimulatedAwsProcess = {
  readonly url: string;
  readonly accounts: readonly SimulatedAccount[];
  /** Sets the clock forward, or with null lets it run with real time; returns what it shows. */
  setClock(now: Date | null): Promise<Date>;
  truth(request?: TruthRequest): Promise<Truth>;
  /** The repositories and hosts beside AWS that have files now, and what those hold. */
  sources(): Promise<SimulatedSource[]>;
  calls(): Promise<CallCount[]>;
  resetCalls(): Promise<void>;
  setFaults(faults: FaultOptions): Promise<void>;
  /** Ends the process and waits for it. */
  close(): Promise<void>;
};

/** Starts a simulated AWS as a child process; rejects with what it said when it does not come up. */
export async function startSimulatedAwsProcess(options: ChildOptions): Promise<SimulatedAwsProcess> {
  const script = fileURLToPath(new URL('./child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints = (complaints + chunk).slice(-4000);
  });
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => String(text)),
    exited.then(([code]) => {
      throw new Error(`The simulated AWS ended with code ${code} before it was ready: ${complaints.trim()}`);
    }),
  ]);
  const { url, accounts } = JSON.parse(line) as { url: string; accounts: SimulatedAccount[] };
  return {
    url,
    accounts,
    ...remoteControl(url),
    close: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** The control pages of a simulated AWS at `url` as functions. */
export function remoteControl(url: string): Omit<SimulatedAwsProcess, 'url' | 'accounts' | 'close'> {
  const ask = async <T>(method: string, page: string, body?: unknown): Promise<T> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${url}/_simulated/${page}`, init);
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(`The simulated AWS refused ${method} ${page}: ${answer.error}`);
    return answer;
  };
  return {
    setClock: async (now) => new Date((await ask<{ now: string }>('PUT', 'clock', { now })).now),
    truth: (request = {}) => ask<Truth>('POST', 'truth', request),
    sources: async () => (await ask<{ sources: SimulatedSource[] }>('GET', 'sources')).sources,
    calls: async () => (await ask<{ calls: CallCount[] }>('GET', 'calls')).calls,
    resetCalls: async () => void (await ask('DELETE', 'calls')),
    setFaults: async (faults) => void (await ask('PUT', 'faults', faults)),
  };
}
