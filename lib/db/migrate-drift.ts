import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { connectionConfig } from './connection.ts';
import { openSchemaEngine } from './migrate-engine.ts';
import { prismaFolder } from './migrate-files.ts';

/**
 * The SQL that would bring a migrated database to what prisma/schema.prisma says; empty when they agree.
 * What Prisma does not know of is not compared: partial indexes, constraints, the schema `staging`.
 */
export async function diffSchema(connectionString: string): Promise<string> {
  const path = join(prismaFolder, 'schema.prisma');
  const files = [{ path, content: await readFile(path, 'utf8') }];
  const pool = new pg.Pool(connectionConfig(connectionString));
  const engine = await openSchemaEngine(pool);
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: prismaFolder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout === null || /^-- This is an empty migration\.\s*$/.test(stdout) ? '' : stdout;
  } finally {
    engine.free();
    await pool.end();
  }
}
