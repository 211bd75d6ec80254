import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import type { TestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings, type Settings } from '#lib/domain/settings.ts';
import { createEstate } from '#lib/simulated-aws/create-estate.ts';
import { type SimulatedAccount, type SimulatedAws, startSimulatedAws } from '#lib/simulated-aws/server.ts';
import { runWorker } from '../run-worker.ts';

/** Each scope is collected once, and then when it is asked for: no test has one more because an hour became full in it. */
export const scheduledOnce: Settings['schedule'] = {
  ec2: '0 0 29 2 *',
  iam: '0 0 29 2 *',
  userData: '0 0 29 2 *',
};

/** Settings under which a simulated AWS, which has no bucket of calls to run dry, is read at full speed. */
export const quickSettings: Settings = {
  ...defaultSettings,
  schedule: scheduledOnce,
  pace: { userDataPerSecond: 1_000, userDataBurst: 1_000 },
};

/** A small estate behind HTTP: an account, and a second one without instances. */
export function startSmallAws(instances = 30): Promise<SimulatedAws> {
  const estate = createEstate({
    seed: 3,
    startsAt: new Date('2026-01-05T00:00:00Z'),
    ...{ instances, users: 8, roles: 10, userDataShare: 1, leakyInstances: 0.2 },
    accounts: [
      { id: '111122223333', name: 'main', regions: ['us-east-1'], share: 1 },
      { id: '444455556666', name: 'other', regions: ['us-east-1'], share: 0 },
    ],
  });
  return startSimulatedAws({ estate });
}

/** Environment variables that lead the SDK into an account of a simulated AWS, or with null into none, and to nothing else. */
export function awsEnvironment(aws: Pick<SimulatedAws, 'url'>, account: SimulatedAccount | null | undefined) {
  return {
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nowhere/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
    AWS_ACCESS_KEY_ID: account?.accessKeyId,
    AWS_SECRET_ACCESS_KEY: account?.secretAccessKey,
  };
}

/** Sets variables of this process; undefined takes one away. */
export function setEnvironment(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/** A worker in this process, and what it has logged. */
export type TestWorker = { lines: string[]; ended: Promise<void>; stop: () => Promise<void> };

/** Starts a worker on a test's database. */
export function startWorker(
  { db, connectionString }: TestDatabase,
  settings: Settings = quickSettings,
): TestWorker {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(JSON.parse(String(chunk)).msg);
      done();
    },
  });
  const ending = new AbortController();
  const log = pino({ level: 'debug' }, stream);
  const ended = runWorker({ db, connectionString, settings, log, signal: ending.signal });
  ended.catch(() => {});
  const stop = () => {
    ending.abort();
    return ended;
  };
  return { lines, ended, stop };
}

/** Waits until `look` gives something other than null, undefined or false, and returns that. */
export async function until<T>(look: () => Promise<T> | T, seconds = 40): Promise<NonNullable<T>> {
  const limit = Date.now() + seconds * 1_000;
  while (true) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > limit) throw new Error(`It did not come true within ${seconds} s: ${look}`);
    await sleep(50);
  }
}

/** The collections of a database as short texts, in the order in which they began. */
export async function describeCollections({ db }: TestDatabase): Promise<string[]> {
  const rows = await db.collection.findMany({ orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ region, collector, outcome }) => `${region}/${collector} ${outcome ?? 'running'}`);
}

/** The scopes that a complete collection has seen, sorted. */
export async function completeScopes({ db }: TestDatabase): Promise<string[]> {
  const rows = await db.scope.findMany({ where: { completeAt: { not: null }, retiredAt: null } });
  return rows.map(({ accountId, region, collector }) => `${accountId}/${region}/${collector}`).sort();
}
