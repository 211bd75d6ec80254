import { createDatabase, type Database } from '#lib/db/client.ts';
import type { Collector } from '#lib/domain/scopes.ts';
import { defaultSettings, type Settings } from '#lib/domain/settings.ts';
import { createAccountDoor } from '#lib/services/account-door.ts';
import { discoverEstate } from '#lib/services/discover-estate.ts';
import type { ChildOptions } from '#lib/simulated-aws/child-options.ts';
import { type SimulatedAwsProcess, startSimulatedAwsProcess } from '#lib/simulated-aws/child-process.ts';
import { collectOnce } from './collect-once.ts';
import type { World } from './world.ts';

/** One account behind a simulated AWS, and an empty database to collect it into. */
export type BenchEstate = {
  aws: SimulatedAwsProcess;
  db: Database;
  connectionString: string;
  /**
   * Sets the clock of AWS to `at` and collects what the collectors named read, through one account door, as a worker does;
   * returns how many seconds that took.
   */
  collect: (at: Date, collectors: readonly Collector[]) => Promise<number>;
  close: () => Promise<void>;
};

const firstHour = new Date('2026-01-01T00:00:00Z');

/** When a figure collects: so many hours after its estate's clock began. */
export function atHour(hours: number): Date {
  return new Date(firstHour.getTime() + hours * 3_600_000);
}

/** Starts an estate of the bench preset; until `close`, the environment of this process points to it. */
export async function openEstate(
  world: World,
  name: string,
  options: Omit<ChildOptions, 'preset' | 'startsAt'>,
  settings: Settings = defaultSettings,
): Promise<BenchEstate> {
  const connectionString = await world.createDatabase(name);
  const aws = await startSimulatedAwsProcess({
    preset: 'bench',
    startsAt: firstHour.toISOString(),
    ...options,
  });
  const restore = pointTo(aws);
  const db = createDatabase(connectionString);
  const { scopes } = await discoverEstate({
    ctx: { actor: { kind: 'system', name: 'bench' }, visibleAccounts: 'all', db, settings, now: firstHour },
    signal: new AbortController().signal,
  });
  await aws.resetCalls();
  const door = createAccountDoor(settings);
  return {
    ...{ aws, db, connectionString },
    collect: async (at, collectors) => {
      await aws.setClock(at);
      const wanted = scopes.filter(({ collector }) => collectors.includes(collector));
      return collectOnce({ db, settings, scopes: wanted, at, door });
    },
    close: async () => {
      restore();
      door.close();
      await db.$disconnect();
      await aws.close();
    },
  };
}

/** Lets the SDK's default configuration find the simulated AWS; returns how to undo it. */
function pointTo({ url, accounts: [account] }: SimulatedAwsProcess): () => void {
  if (account === undefined) throw new Error('The simulated AWS has no account.');
  const variables = {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: account.accessKeyId,
    AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
    AWS_REGION: account.regions[0],
  };
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}
