import type { AccountSettings } from '#lib/domain/settings.ts';
import { type CallCounter, createCallCounter } from './call-counter.ts';
import { type Clients, createClients, defaultTimeouts, type Timeouts } from './clients.ts';
import { createEc2, type Ec2 } from './ec2.ts';
import { createIam, type Iam } from './iam.ts';
import { defaultRetry, type RetrySettings } from './retry.ts';
import { createSts, type Sts } from './sts.ts';

/** The way into one account. Give a collection its own `calls` to count what it costs. */
export type AwsAccess = {
  /** The settings' entry for the account; null for the caller's own. */
  account: AccountSettings | null;
  ec2: (region: string, calls?: CallCounter) => Ec2;
  iam: (calls?: CallCounter) => Iam;
  sts: (calls?: CallCounter) => Sts;
  /** The account that the credentials at hand belong to. STS is asked once about each key; throws `AwsFailure`. */
  ownAccountId: (signal: AbortSignal, calls?: CallCounter) => Promise<string>;
  /** The region for calls that belong to none. */
  homeRegion: () => Promise<string>;
  /** What was called without a counter of its own. */
  calls: CallCounter;
  /** Closes the sockets; no call may follow. */
  close: () => void;
};

export type AccessOptions = {
  account: AccountSettings | null;
  /** For calls that belong to no region; else AWS_REGION's, the profile's, or us-east-1. */
  region?: string | undefined;
  timeouts?: Timeouts;
  retry?: RetrySettings;
};

/**
 * Opens the way into one account with the SDK's usual configuration: environment (`AWS_ENDPOINT_URL` too), shared
 * files, the machine's role. Nothing is called yet and nothing can fail yet: missing credentials show at the first call.
 */
export function createAwsAccess({ account, region, timeouts, retry }: AccessOptions): AwsAccess {
  const clients = createClients({
    account,
    region,
    timeouts: timeouts ?? defaultTimeouts,
    retry: retry ?? defaultRetry,
  });
  const ownCalls = createCallCounter();
  const sts = (calls = ownCalls) => createSts({ client: clients.sts(), calls });
  return {
    account,
    ec2: (name, calls = ownCalls) => {
      const { repeated, unrepeated } = clients.ec2(name);
      return createEc2({ region: name, client: repeated, unrepeated, calls });
    },
    iam: (calls = ownCalls) => createIam({ client: clients.iam(), calls }),
    sts,
    ownAccountId: askOncePerKey(
      clients,
      async (signal, calls) => (await sts(calls).callerIdentity(signal)).accountId,
    ),
    homeRegion: clients.homeRegion,
    calls: ownCalls,
    close: clients.destroy,
  };
}

/** A key belongs to one account for as long as it exists. */
function askOncePerKey(clients: Clients, ask: AwsAccess['ownAccountId']): AwsAccess['ownAccountId'] {
  let known: { keyId: string; accountId: string } | null = null;
  return async (signal, calls) => {
    const keyId = await clients.accessKeyId().catch(() => null);
    if (known !== null && known.keyId === keyId) return known.accountId;
    const accountId = await ask(signal, calls);
    known = keyId === null ? null : { keyId, accountId };
    return accountId;
  };
}
