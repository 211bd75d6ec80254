import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '../connection.ts';
import { startEmbedded } from '../embedded.ts';
import { readProcessStart } from '../embedded-process.ts';
import { migrate } from '../migrate.ts';
import { databaseOf, templateName } from './template.ts';

const prefix = 'rolecall-test-';

/** Starts one PostgreSQL for the whole run, with a migrated database from which each test file gets a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned();
  const dataDir = join(tmpdir(), `${prefix}${process.pid}-${randomUUID().slice(0, 8)}`);
  const lines: string[] = [];
  const server = await startEmbedded({ dataDir, log: (line) => lines.push(line), isDisposable: true });
  const admin = await connect(server.connectionString);
  await admin.query(`CREATE DATABASE ${templateName}`);
  await admin.end();
  await migrate({ connectionString: databaseOf(server.connectionString, templateName) });
  project.provide('testServer', server.connectionString);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** The servers of killed runs have ended by themselves; their folders have not. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (pid > 0 && readProcessStart(pid) === null)
      await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}
