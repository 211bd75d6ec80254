import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
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

async function copyDatabase(template: string): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await run(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const connectionString = databaseOf(server, name);
  const db = createDatabase(connectionString, { maxConnections: 4 });
  const drop = async () => {
    await db.$disconnect();
    await run(server, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { db, connectionString, drop };
}

async function run(server: string, statement: string): Promise<void> {
  const client = await connect(server);
  await client.query(statement).finally(() => client.end());
}
