import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from './connection.ts';
import { migrate } from './migrate.ts';
import { readMigrationNames } from './migrate-files.ts';
import { readPendingMigrations } from './pending-migrations.ts';
import { createEmptyDatabase, type TestDatabase } from './testing/test-database.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createEmptyDatabase();
});

afterEach(() => database.drop());

async function query(text: string) {
  const client = await connect(database.connectionString);
  return client.query(text).finally(() => client.end());
}

test('of several at once, one applies all and the others wait for it', async () => {
  const names = await readMigrationNames();
  const reports: string[] = [];
  const { connectionString } = database;
  const onProgress = (done: number, total: number, name: string) =>
    reports.push(`${done}/${total} ${name}`.trim());
  const results = await Promise.all([1, 2, 3].map(() => migrate({ connectionString, onProgress })));
  expect(results.map(({ applied }) => applied.length).toSorted()).toEqual([0, 0, names.length]);
  expect(results.flatMap(({ applied }) => applied)).toEqual(names);
  expect(reports).toEqual([
    ...names.map((name, index) => `${index}/${names.length} ${name}`),
    `${names.length}/${names.length}`,
  ]);
  expect(await migrate({ connectionString })).toEqual({ applied: [] });
});

test('a failed migration is named with its line, and leaves nothing behind', async () => {
  const [first] = await readMigrationNames();
  await query('CREATE SCHEMA staging');
  const failing = migrate(database);
  await expect(failing).rejects.toThrow(
    new RegExp(`migration ${first} failed: schema "staging" already exists`),
  );
  const { rows } = await query(`SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname = 'public'`);
  expect(rows).toEqual([{ tables: 0 }]);
  await query('DROP SCHEMA staging');
  expect((await migrate(database)).applied).toContain(first);
});

test('a database that is newer than the code is left alone', async () => {
  await migrate(database);
  await query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
    VALUES ('x', 'x', '29991231000000_future', now())`);
  await expect(migrate(database)).rejects.toThrow(
    'newer than this version of Rolecall: it has the migrations 29991231000000_future',
  );
});

test('a database of something else is left alone', async () => {
  await query('CREATE TABLE invoices (id integer)');
  await expect(migrate(database)).rejects.toThrow("not Rolecall's: invoices");
});

test('a user that may not create tables is told what to grant, and with that it works', async () => {
  const name = new URL(database.connectionString).pathname.slice(1);
  const denied = (reason: string) => ({
    name: 'OperatorError',
    message: `The user rolecall may not set up the database ${name}: permission denied ${reason}.`,
    next: expect.stringContaining(`ALTER DATABASE "${name}" OWNER TO "rolecall"`),
  });
  await query('REVOKE CREATE ON SCHEMA public FROM pg_database_owner');
  await expect(migrate(database)).rejects.toMatchObject(denied('for schema public'));
  await query('GRANT CREATE ON SCHEMA public TO rolecall');
  await query(`REVOKE CREATE ON DATABASE ${name} FROM rolecall`);
  await expect(migrate(database)).rejects.toMatchObject(denied('to create extension "btree_gist"'));
  await query(`GRANT CREATE ON DATABASE ${name} TO rolecall`);
  expect((await migrate(database)).applied).not.toEqual([]);
});

test('a user that may not read the tables is told so', async () => {
  await migrate(database);
  await query('REVOKE ALL ON _prisma_migrations FROM rolecall');
  await expect(migrate(database)).rejects.toThrow('permission denied for table _prisma_migrations');
});

test('a user whose tables would land in another schema is told so', async () => {
  await query('CREATE SCHEMA rolecall');
  const words = 'would keep its tables in the schema rolecall; Rolecall keeps them in public';
  await expect(readPendingMigrations(database.connectionString)).rejects.toThrow(words);
  await expect(migrate(database)).rejects.toThrow(words);
});

test('options of the connection string are kept, and times are UTC all the same', async () => {
  await query(
    `ALTER DATABASE ${new URL(database.connectionString).pathname.slice(1)} SET TimeZone = 'Asia/Tokyo'`,
  );
  const connectionString = `${database.connectionString}?options=-c%20statement_timeout%3D4321`;
  const client = await connect(connectionString);
  const { rows } = await client.query(
    "SELECT current_setting('statement_timeout') AS limit, current_setting('TimeZone') AS zone",
  );
  await client.end();
  expect(rows).toEqual([{ limit: '4321ms', zone: 'UTC' }]);
});

test('a server that is not there is named without the password', async () => {
  const connectionString = 'postgresql://someone:secret@127.0.0.1:1/rolecall';
  await expect(migrate({ connectionString })).rejects.toThrow(
    'PostgreSQL at 127.0.0.1:1/rolecall refuses connections.',
  );
});
