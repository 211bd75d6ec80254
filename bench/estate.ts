import { createDatabase, type Database } from '#lib/db/client.ts';
import type { Collector, Scope } from '#lib/domain/scopes.ts';
import { defaultSettings, type Settings } from '#lib/domain/settings.ts';
import { collectScopes } from '#lib/services/collect-scopes.ts';
import { discoverEstate } from '#lib/services/discover-estate.ts';
import type { CollectionResult } from '#lib/services/run-collection.ts';
import type { ChildOptions } from '#lib/simulated-aws/child-options.ts';
import { type SimulatedAwsProcess, startSimulatedAwsProcess } from '#lib/simulated-aws/child-process.ts';
import type { World } from './world.ts';

/** One account behind a simulated AWS, and an empty database to collect it into. */
export type BenchEstate = {
  aws: SimulatedAwsProcess;
  db: Database;
  connectionString: string;
  settings: Settings;
  /** Those of the account, in the order of a pass. */
  scopes: Scope[];
  /**
   * Sets the clock of AWS to `at` and collects what the collectors named read, all of it without names.
   *
   * @throws Error if a collection is not complete
   */
  collect: (at: Date, ...collectors: Collector[]) => Promise<CollectionResult[]>;
  close: () => Promise<void>;
};

/** When the first collection of every figure takes place. */
export const firstHour = new Date('2026-01-01T00:00:00Z');

/** So many hours after the first collection. */
export function hoursLater(hours: number): Date {
  return new Date(firstHour.getTime() + hours * 3_600_000);
}

/** Starts an estate of the bench preset; until `close`, the environment of this process points to it. */
export async function openEstate(
  world: World,
  name: string,
  options: Omit<ChildOptions, 'preset'>,
  settings: Settings = defaultSettings,
): Promise<BenchEstate> {
  const connectionString = await world.createDatabase(name);
  const aws = await startSimulatedAwsProcess({ preset: 'bench', ...options });
  const restore = pointTo(aws);
  const db = createDatabase(connectionString);
  const { signal } = new AbortController();
  const ctx = { actor: { kind: 'system', name: 'bench' }, visibleAccounts: 'all', db, settings } as const;
  const { scopes } = await discoverEstate({ ctx: { ...ctx, now: firstHour }, signal });
  return {
    ...{ aws, db, connectionString, settings, scopes },
    collect: async (at, ...collectors) => {
      await aws.setClock(at);
      const wanted = scopes.filter(
        ({ collector }) => collectors.length === 0 || collectors.includes(collector),
      );
      const results = await collectScopes({
        ctx: { ...ctx, now: at },
        scopes: wanted,
        trigger: 'schedule',
        clock: () => at,
        signal,
      });
      requireComplete(results);
      return results;
    },
    close: async () => {
      restore();
      await db.$disconnect();
      await aws.close();
    },
  };
}

/** Figures of a collection that failed would say nothing. */
function requireComplete(results: readonly CollectionResult[]): void {
  for (const { scope, outcome, issues } of results)
    if (outcome !== 'complete')
      throw new Error(`The collection of ${scope.collector} is ${outcome}: ${JSON.stringify(issues)}`);
}

/** Lets the SDK's default configuration find the simulated AWS; returns how to undo it. */
function pointTo(aws: SimulatedAwsProcess): () => void {
  const account = aws.accounts[0];
  if (account === undefined) throw new Error('The simulated AWS has no account.');
  const variables = {
    AWS_ENDPOINT_URL: aws.url,
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
