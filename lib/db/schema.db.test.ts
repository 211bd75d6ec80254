import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diffSchema } from './migrate-drift.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';
import { type Column, type VersionedTable, versionedTables } from './versioned-tables.ts';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.connectionString });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('schema and migrations', () => {
  test('agree', async () => {
    expect(
      await diffSchema(database.connectionString),
      'npm run db:migration -- NAME writes what is missing',
    ).toBe('');
  });

  test('a difference is seen', async () => {
    const other = await createTestDatabase();
    await other.db.$executeRaw`ALTER TABLE accounts ADD COLUMN surplus text`;
    await other.db.$executeRaw`DROP INDEX findings_owner_state_idx`;
    const difference = await diffSchema(other.connectionString);
    expect(difference).toContain('DROP COLUMN "surplus"');
    expect(difference).toContain('CREATE INDEX "findings_owner_state_idx"');
    await other.drop();
  });
});

const tables = Object.values(versionedTables);

describe.each(tables)('$name', (table) => {
  test('is staged in the columns that it has', async () => {
    const { rows } = await pool.query<{ schema: string; columns: string[] }>(
      `SELECT table_schema AS schema, array_agg(column_name || ' ' || udt_name || ' ' || is_nullable
         ORDER BY column_name COLLATE "C") AS columns
       FROM information_schema.columns
       WHERE table_name = $1 AND column_name NOT IN ('account_id', 'valid_from', 'valid_to', 'collection_id')
         AND (column_name <> 'region') GROUP BY 1 ORDER BY 1`,
      [table.name],
    );
    expect(rows.map(({ schema }) => schema)).toEqual(['public', 'staging']);
    expect(rows[1]?.columns).toEqual(rows[0]?.columns);
    const names = rows[0]?.columns.map((column) => `"${column.split(' ')[0]}"`).toSorted();
    expect(names).toEqual([...table.key, ...table.data].map(({ name }) => name).toSorted());
  });

  test('refuses overlapping versions of one resource, and versions that end before they begin', async () => {
    await insertVersion(table, 'a', '2026-01-01', '2026-01-03');
    await expect(insertVersion(table, 'a', '2026-01-02', null)).rejects.toThrow('no_overlap');
    await expect(insertVersion(table, 'a', '2025-12-01', '2026-01-02')).rejects.toThrow('no_overlap');
    await expect(insertVersion(table, 'a', '2026-01-05', '2026-01-05')).rejects.toThrow(
      'ends_after_it_begins',
    );
    await insertVersion(table, 'a', '2026-01-03', null);
    await expect(insertVersion(table, 'a', '2026-02-01', null)).rejects.toThrow(/_current|no_overlap/);
    await insertVersion(table, 'b', '2026-01-02', null);
  });
});

/** Inserts a version whose texts are all `text`. */
function insertVersion(table: VersionedTable, text: string, from: string, to: string | null) {
  const columns = [...table.key, ...table.data];
  const scope = table.isRegional ? ['account_id', 'region'] : ['account_id'];
  const names = [...scope, ...columns.map(({ name }) => name), 'valid_from', 'valid_to'];
  const values = [...scope.map(() => 'x'), ...columns.map((column) => sampleOf(column, text)), from, to];
  const places = values.map((_, index) => `$${index + 1}`);
  return pool.query(`INSERT INTO ${table.name} (${names}) VALUES (${places})`, values);
}

function sampleOf({ type }: Column, text: string): unknown {
  if (type === 'text') return text;
  if (type === 'integer') return 1;
  if (type === 'boolean') return true;
  return type === 'text[]' ? [] : type === 'jsonb' ? '{}' : null;
}
