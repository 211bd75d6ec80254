import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '#lib/db/connection.ts';
import { type Embedded, startEmbedded } from '#lib/db/embedded.ts';
import { migrate } from '#lib/db/migrate.ts';

/** What every figure set is handed. */
export type World = {
  /** An empty folder, removed at the end. */
  folder: string;
  /** Makes a migrated, empty database on the run's own PostgreSQL, and returns its connection string. */
  createDatabase: (name: string) => Promise<string>;
  /** Says what goes on, beside the figures. */
  log: (line: string) => void;
};

/** A world and how to end it. PostgreSQL starts, with the settings it has in use, when first asked for. */
export async function openWorld(log: World['log']): Promise<World & { close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-bench-'));
  let server: Promise<Embedded> | undefined;
  const start = () => startEmbedded({ dataDir: join(folder, 'data'), log: () => {}, isDisposable: true });
  return {
    folder,
    log,
    createDatabase: async (name) => {
      server ??= start();
      return createMigrated((await server).connectionString, name);
    },
    close: async () => {
      await (await server)?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function createMigrated(server: string, name: string): Promise<string> {
  const admin = await connect(server);
  await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)}`).finally(() => admin.end());
  const address = new URL(server);
  address.pathname = `/${name}`;
  await migrate({ connectionString: address.href });
  return address.href;
}
