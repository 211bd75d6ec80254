// Writes the next migration: what prisma/schema.prisma says beyond the migrations. Their state is had by
// applying them to a temporary PostgreSQL. `npm run db:migration -- NAME`.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { startEmbedded } from '#lib/db/embedded.ts';
import { migrate } from '#lib/db/migrate.ts';
import { diffSchema } from '#lib/db/migrate-drift.ts';
import { prismaFolder } from '#lib/db/migrate-files.ts';

const [name = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Name the migration in small letters: npm run db:migration -- add_findings_owner');
  process.exit(2);
}

const script = await diffAgainstMigrations();
if (script === '') {
  console.log('Nothing changed: prisma/schema.prisma and the migrations agree.');
} else {
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = join(prismaFolder, 'migrations', `${stamp}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), script);
  console.log(
    `Wrote ${relative(process.cwd(), folder)}/migration.sql. Read it; add by hand what Prisma cannot say.`,
  );
}

async function diffAgainstMigrations(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rolecall-migration-'));
  try {
    const server = await startEmbedded({ dataDir, log: () => {}, isDisposable: true });
    try {
      await migrate(server);
      return await diffSchema(server.connectionString);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
