import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { connectionConfig } from './connection.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

/** The database. Connects at the first query; `$disconnect()` closes its connections. */
export type Database = PrismaClient;

/** The database inside a transaction. */
export type Transaction = Prisma.TransactionClient;

type Opened = { connectionString: string; pool: pg.Pool };

/** Of the process, not of this module: the web server's bundles hold copies of it, and hand each other their databases. */
const shared = globalThis as { rolecallDatabases?: WeakMap<Database, Opened> };
shared.rolecallDatabases ??= new WeakMap();
const databases = shared.rolecallDatabases;

function openedBy(db: Database): Opened {
  const opened = databases.get(db);
  if (opened === undefined) throw new Error('The database was not opened by createDatabase.');
  return opened;
}

/** Where a database is, for what needs a connection of its own: locks and the queue. */
export function connectionStringOf(db: Database): string {
  return openedBy(db).connectionString;
}

/**
 * Runs a statement past Prisma, outside any transaction. For parameters of megabytes: Prisma writes them out as JSON
 * once more, and keeps those of its last hundred calls in memory, more than all else that a collection holds.
 *
 * @returns how many rows it touched
 */
export async function executeDirectly(db: Database, { text, values }: Prisma.Sql): Promise<number> {
  const { rowCount } = await openedBy(db).pool.query(text, values);
  return rowCount ?? 0;
}

/** Recording a snapshot of 100,000 instances is one transaction. */
const transactionPatienceMs = 30 * 60_000;

/**
 * Opens the database through a pool of connections.
 *
 * @param log is told when an idle connection breaks; the pool opens another by itself
 */
export function createDatabase(
  connectionString: string,
  { log, maxConnections = 10 }: { log?: (line: string) => void; maxConnections?: number } = {},
): Database {
  const pool = new pg.Pool({ ...connectionConfig(connectionString), max: maxConnections });
  pool.on('error', ({ message }) => log?.(`A connection to the database broke: ${message}`));
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  const db = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: 30_000, timeout: transactionPatienceMs },
  });
  databases.set(db, { connectionString, pool });
  return db;
}
