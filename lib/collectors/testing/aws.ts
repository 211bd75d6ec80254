import { type AwsAccess, createAwsAccess } from '#lib/aws/access.ts';
import { defaultTimeouts, type Timeouts } from '#lib/aws/clients.ts';
import { defaultRetry } from '#lib/aws/retry.ts';
import type { Inventory } from '#lib/domain/inventory.ts';
import { benchEstate } from '#lib/simulated-aws/presets.ts';
import { type SimulatedAws, startSimulatedAws } from '#lib/simulated-aws/server.ts';
import type { Association, Batch, CollectorRun } from '../collector.ts';

/** A simulated AWS with one account and region, and the way into it with waits fit for tests. */
export type TestAws = {
  aws: SimulatedAws;
  access: AwsAccess;
  counts: () => Record<string, number>;
  close: () => Promise<void>;
};

type Estate = Parameters<typeof benchEstate>[0];

/** Starts a small estate; the environment of this process points to it until `close`. */
export async function startTestAws(estate: Partial<Estate> = {}): Promise<TestAws> {
  const aws = await startSimulatedAws({
    estate: benchEstate({ instances: 40, users: 20, roles: 10, ...estate }),
  });
  const access = openAccess(aws.url);
  const account = aws.accounts[0];
  if (account === undefined) throw new Error('The estate has no account.');
  process.env.AWS_ACCESS_KEY_ID = account.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = account.secretAccessKey;
  return {
    aws,
    access,
    counts: () => Object.fromEntries(aws.calls().map(({ action, calls }) => [action, calls])),
    close: async () => {
      access.close();
      await aws.close();
    },
  };
}

/** The way into what listens at `url`, for who wants to see it fall silent: a busy machine looks silent to it as well. */
export function openImpatientAccess(url: string): AwsAccess {
  return openAccess(url, { connectMs: 500, silenceMs: 300 });
}

/** The way into whatever listens at `url`, with short waits between attempts. */
export function openAccess(url: string, timeouts: Partial<Timeouts> = {}): AwsAccess {
  process.env.AWS_ENDPOINT_URL = url;
  process.env.AWS_ACCESS_KEY_ID ??= 'AKIAQQQQQQQQQQQQQQQQ';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'test';
  return createAwsAccess({
    account: null,
    region: 'us-east-1',
    timeouts: { ...defaultTimeouts, ...timeouts },
    retry: { ...defaultRetry, throttledBaseMs: 5, failedBaseMs: 5 },
  });
}

type Written = { [K in keyof Inventory]: Inventory[K][] } & { associations: Association[] };

/** A run that keeps what is written, by kind. */
export function startRun(signal: AbortSignal = new AbortController().signal): {
  run: CollectorRun;
  written: Written;
} {
  const written: Written = {
    instances: [],
    launchTemplateVersions: [],
    instanceProfiles: [],
    roles: [],
    policies: [],
    users: [],
    groups: [],
    accessKeys: [],
    exposures: [],
    associations: [],
  };
  const write = async (batch: Batch): Promise<void> => {
    (written[batch.kind] as unknown[]).push(...batch.resources);
  };
  return { run: { write, signal, reportProgress: () => {} }, written };
}
