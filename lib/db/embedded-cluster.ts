import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './embedded-binaries.ts';
import { runProgram } from './embedded-program.ts';
import type { RunAs } from './embedded-user.ts';

/** What is kept beside the cluster, readable by its owner only. */
type Access = { password: string; port?: number };

/** A PostgreSQL cluster in a data folder, and how to get in. */
export type Cluster = { folder: string; access: Access };

const accessHosts = 'host all rolecall 127.0.0.1/32 scram-sha-256\n';

/** Where a data folder has its cluster. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'postgres');
}

/**
 * Makes the cluster of a data folder, unless it is there. It is made beside its place and moved there
 * when whole, so that a killed start leaves nothing half made.
 */
export async function prepareCluster(
  dataDir: string,
  binaries: Binaries,
  runAs: RunAs,
  isDisposable: boolean,
): Promise<Cluster> {
  const folder = clusterFolder(dataDir);
  const isThere = await stat(join(folder, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  const known = await readAccess(dataDir);
  if (isThere && known) return { folder, access: known };
  const password = randomBytes(24).toString('base64url');
  if (isThere) {
    await runSql(folder, binaries, runAs, [`ALTER ROLE rolecall PASSWORD '${password}'`]);
  } else {
    const flags = isDisposable ? ['--no-sync'] : [];
    await makeCluster(`${folder}.new`, password, flags, binaries, runAs);
  }
  await writeAccess(dataDir, { password });
  if (!isThere) await rename(`${folder}.new`, folder);
  return { folder, access: { password } };
}

/** Nobody but the owner of the folder can be the superuser: it has no password, and no way to sign in. */
async function makeCluster(
  folder: string,
  password: string,
  flags: string[],
  binaries: Binaries,
  runAs: RunAs,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  if (runAs.owner) await chown(folder, runAs.owner.uid, runAs.owner.gid);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await runProgram(
    binaries.initdb,
    [`--pgdata=${folder}`, '--username=postgres', '--auth=reject', ...locale, ...flags],
    runAs,
  );
  await writeFile(join(folder, 'pg_hba.conf'), accessHosts);
  await runSql(folder, binaries, runAs, [
    `CREATE ROLE rolecall LOGIN CREATEDB PASSWORD '${password}'`,
    'CREATE DATABASE rolecall OWNER rolecall',
  ]);
}

/** Runs statements as the superuser on a cluster that is not running. */
async function runSql(folder: string, { postgres }: Binaries, runAs: RunAs, sql: string[]): Promise<void> {
  const input = sql.map((statement) => `${statement};\n`).join('');
  await runProgram(
    postgres,
    ['--single', '-D', folder, '-c', 'unix_socket_directories=', 'postgres'],
    runAs,
    input,
  );
}

/** How to get into a data folder's cluster; null if nothing says so. */
async function readAccess(dataDir: string): Promise<Access | null> {
  try {
    const { password, port } = JSON.parse(await readFile(accessPath(dataDir), 'utf8'));
    return typeof password === 'string' ? { password, ...(Number.isInteger(port) ? { port } : {}) } : null;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Keeps how to get in, and where the server last listened. */
export async function writeAccess(dataDir: string, access: Access): Promise<void> {
  const path = accessPath(dataDir);
  await writeFile(`${path}.new`, JSON.stringify(access), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

function accessPath(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}
