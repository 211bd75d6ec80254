import { PrismaPg } from '@prisma/adapter-pg';
import { connectionConfig } from './connection.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

/** The database. Connects at the first query; `$disconnect()` closes its connections. */
export type Database = PrismaClient;

/** The database inside a transaction. */
export type Transaction = Prisma.TransactionClient;

const connectionStrings = new WeakMap<Database, string>();

/** Where a database is, for what needs a connection of its own: locks and the queue. */
export function connectionStringOf(db: Database): string {
  const connectionString = connectionStrings.get(db);
  if (connectionString === undefined) throw new Error('The database was not opened by createDatabase.');
  return connectionString;
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
  const adapter = new PrismaPg(
    { ...connectionConfig(connectionString), max: maxConnections },
    { onPoolError: ({ message }) => log?.(`A connection to the database broke: ${message}`) },
  );
  const db = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: 30_000, timeout: transactionPatienceMs },
  });
  connectionStrings.set(db, connectionString);
  return db;
}
