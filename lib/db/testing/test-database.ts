import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { createDatabase, type Database } from '../client.ts';
import { connect } from '../connection.ts';
import { databaseOf, templateName } from './template.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the server that runs for the tests. */
    testServer: string;
  }
}

/** A database of one test file. */
export type TestDatabase = { db: Database; connectionString: string; drop: () => Promise<void> };

/** Makes a database with all migrations and no rows: in `beforeAll`; `drop` it in `afterAll`. */
export function createTestDatabase(): Promise<TestDatabase> {
  return copyDatabase(templateName);
}

/** Makes a database without anything in it. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return copyDatabase('template0');
}

/** A database with all migrations and no rows, made before the tests of a file and dropped after them. */
export function useTestDatabase(): Pick<TestDatabase, 'db' | 'connectionString'> {
  const { create, database } = databaseLike(templateName);
  beforeAll(create);
  afterAll(database.drop);
  return database;
}

async function copyDatabase(template: string): Promise<TestDatabase> {
  const { create, database } = databaseLike(template);
  await create();
  return database;
}

/** A database that is still to be created: nothing connects to it before its first query. */
function databaseLike(template: string): { create: () => Promise<void>; database: TestDatabase } {
  const server = inject('testServer');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const connectionString = databaseOf(server, name);
  const db = createDatabase(connectionString, { maxConnections: 4 });
  const create = () => run(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const drop = async () => {
    await db.$disconnect();
    // PostgreSQL waits for connections on their way out; to cut them off would be an error that nobody listens for.
    const gone = run(server, `DROP DATABASE ${name}`);
    await gone.catch(() => run(server, `DROP DATABASE ${name} WITH (FORCE)`));
  };
  return { create, database: { db, connectionString, drop } };
}

async function run(server: string, statement: string): Promise<void> {
  const client = await connect(server);
  await client.query(statement).finally(() => client.end());
}
