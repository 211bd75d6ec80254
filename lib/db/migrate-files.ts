import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';

/** A migration of the code: the name of its folder and its SQL. */
export type Migration = { name: string; script: string };

/** The folder that holds the project's schema and migrations. */
export const prismaFolder = fileURLToPath(new URL('../../prisma/', import.meta.url));

const migrationsFolder = join(prismaFolder, 'migrations');

/** The names of the code's migrations, oldest first. */
export async function readMigrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

/** The code's migrations, oldest first. */
export async function readMigrations(): Promise<Migration[]> {
  const names = await readMigrationNames();
  return Promise.all(
    names.map(async (name) => ({
      name,
      script: await readFile(join(migrationsFolder, name, 'migration.sql'), 'utf8'),
    })),
  );
}

/** The migrations in the form that Prisma's schema engine takes. */
export function toMigrationList(migrations: Migration[]): MigrationList {
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}
