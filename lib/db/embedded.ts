import { mkdir, realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { OperatorError } from '#lib/config/operator-error.ts';
import { type Binaries, findBinaries } from './embedded-binaries.ts';
import { type Cluster, clusterFolder, prepareCluster, writeAccess } from './embedded-cluster.ts';
import { lockFolder } from './embedded-lock.ts';
import { endOrphan } from './embedded-orphan.ts';
import { type Server, startServer } from './embedded-server.ts';
import { serverArguments } from './embedded-settings.ts';
import { chooseRunAs, type RunAs } from './embedded-user.ts';

/** Where a data folder is, and how its PostgreSQL is to run. */
export type EmbeddedOptions = {
  dataDir: string;
  log: (line: string) => void;
  /** Default: the port it had last, else any that is free. */
  port?: number;
  /** Gives up safety against crashes for speed. */
  isDisposable?: boolean;
};

/** A running embedded PostgreSQL. */
export type Embedded = {
  connectionString: string;
  pid: number;
  /** Resolves when the server has ended, asked to or not, with what it said last. */
  exited: Promise<string>;
  stop: () => Promise<void>;
};

/**
 * Starts the PostgreSQL of a data folder, making both if needed. What a killed process left behind
 * is cleared away or ended first.
 *
 * @throws OperatorError if another process holds the folder, or PostgreSQL cannot run
 */
export async function startEmbedded({
  dataDir,
  log,
  port,
  isDisposable = false,
}: EmbeddedOptions): Promise<Embedded> {
  const binaries = findBinaries();
  await mkdir(dataDir, { recursive: true });
  const home = await realpath(dataDir);
  const lock = await lockFolder(home);
  try {
    const runAs = await chooseRunAs(clusterFolder(home), [home, binaries.postgres]);
    await endOrphan(clusterFolder(home), log);
    const cluster = await prepareCluster(home, binaries, runAs, isDisposable);
    const { server, listening } = await startOnPort({ cluster, binaries, runAs, log, port, isDisposable });
    await writeAccess(home, { ...cluster.access, port: listening });
    const stop = async () => {
      await server.stop();
      await lock.release();
    };
    const connectionString = `postgresql://rolecall:${cluster.access.password}@127.0.0.1:${listening}/rolecall`;
    return { connectionString, pid: server.pid, exited: server.exited, stop };
  } catch (error) {
    await lock.release();
    if (error instanceof OperatorError) throw error;
    throw explain(error, home);
  }
}

type Start = Required<Pick<EmbeddedOptions, 'log' | 'isDisposable'>> & {
  cluster: Cluster;
  binaries: Binaries;
  runAs: RunAs;
  port: number | undefined;
};

const attempts = 20;
const attemptPauseMs = 500;

/** Tries again while another program takes the port first, or a killed server's last processes still end. */
async function startOnPort(start: Start): Promise<{ server: Server; listening: number }> {
  const { cluster, binaries, runAs, log, port, isDisposable } = start;
  let wanted = port ?? cluster.access.port;
  for (let attempt = 1; ; attempt += 1) {
    const listening =
      wanted !== undefined && (await isFree(wanted)) ? wanted : (port ?? (await findFreePort()));
    const args = ['-D', cluster.folder, ...serverArguments({ port: listening, isDisposable })];
    try {
      return { server: await startServer(binaries.postgres, args, runAs, log), listening };
    } catch (error) {
      const text = String(error);
      const isPortTaken = text.includes('could not create any TCP/IP sockets');
      if (isPortTaken && port !== undefined) throw portTaken(port, error);
      const isPassing = isPortTaken || text.includes('pre-existing shared memory block');
      if (!isPassing || attempt === attempts) throw error;
      if (isPortTaken) wanted = undefined;
      await wait(attemptPauseMs);
    }
  }
}

function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

function findFreePort(): Promise<number> {
  return listenOnce(0);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

function portTaken(port: number, cause: unknown): OperatorError {
  return new OperatorError(`The embedded PostgreSQL cannot listen on port ${port}: it is taken.`, {
    next: 'Give it another port.',
    cause,
  });
}

function explain(cause: unknown, dataDir: string): OperatorError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const said = [...text.matchAll(/(?:FATAL|PANIC|ERROR|DETAIL|HINT): +(.*)/g)].map(([, words]) => words);
  return new OperatorError(
    `The embedded PostgreSQL in ${dataDir} does not start: ${said.length > 0 ? said.join(' ') : text}`,
    {
      next: 'Mend what it names, or name another data folder in ROLECALL_DATA_DIR or a server in DATABASE_URL.',
      cause,
    },
  );
}
