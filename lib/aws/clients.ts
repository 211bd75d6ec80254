import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { AccountSettings } from '#lib/domain/settings.ts';
import { credentialsFor } from './credentials.ts';
import { createRetryStrategy, noRetry, type RetrySettings } from './retry.ts';

/** How long to wait for AWS, in milliseconds. */
export type Timeouts = {
  connectMs: number;
  /** To the first byte of an answer, and between any two bytes of it. */
  silenceMs: number;
};

export const defaultTimeouts: Timeouts = { connectMs: 5_000, silenceMs: 30_000 };

/** The SDK's clients for one account; those for EC2 by region. `unrepeated` ones send each call once. */
export type Clients = {
  ec2: (region: string) => { repeated: EC2Client; unrepeated: EC2Client };
  iam: () => IAMClient;
  sts: () => STSClient;
  homeRegion: () => Promise<string>;
  /** The id of the key that calls are signed with now. */
  accessKeyId: () => Promise<string>;
  destroy: () => void;
};

type ClientOptions = {
  account: AccountSettings | null;
  region?: string | undefined;
  timeouts: Timeouts;
  retry: RetrySettings;
};

/** Makes clients as they are asked for. All share one pool of sockets and one set of credentials. */
export function createClients({ account, region, timeouts, retry }: ClientOptions): Clients {
  const requestHandler = new NodeHttpHandler({
    connectionTimeout: timeouts.connectMs,
    requestTimeout: timeouts.silenceMs,
    socketTimeout: timeouts.silenceMs,
    throwOnRequestTimeout: true,
    httpAgent: new HttpAgent({ keepAlive: true, maxSockets: 50 }),
    httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets: 50 }),
  });
  const profile = account?.profile === undefined ? {} : { profile: account.profile };
  const homeRegion = onceAsked(async () => region ?? (await configuredRegion(profile)));
  const retryStrategy = createRetryStrategy(retry);
  const credentials = credentialsFor(account, {
    region: homeRegion,
    requestHandler,
    retryStrategy,
    ...profile,
  });
  const config = { credentials, requestHandler, ...profile };
  const ec2 = keyed((name) => ({
    repeated: new EC2Client({ ...config, region: name, retryStrategy }),
    unrepeated: new EC2Client({ ...config, region: name, retryStrategy: createRetryStrategy(noRetry) }),
  }));
  return {
    ec2,
    iam: onceAsked(() => new IAMClient({ ...config, region: homeRegion, retryStrategy })),
    sts: onceAsked(() => new STSClient({ ...config, region: homeRegion, retryStrategy })),
    homeRegion,
    accessKeyId: async () => (await credentials()).accessKeyId,
    destroy: () => requestHandler.destroy(),
  };
}

/** The region of AWS_REGION or of the profile; us-east-1 where neither names one, as IAM's calls need none. */
async function configuredRegion(profile: { profile?: string }): Promise<string> {
  const client = new STSClient(profile);
  try {
    return await client.config.region();
  } catch {
    return 'us-east-1';
  } finally {
    client.destroy();
  }
}

function onceAsked<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function keyed<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
