import type { STSClientConfig } from '@aws-sdk/client-sts';
import { fromIni, fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { AccountSettings } from '#lib/domain/settings.ts';

/** What the SDK's clients take as `credentials` when it is a function. */
export type CredentialProvider = Extract<
  NonNullable<STSClientConfig['credentials']>,
  (...args: never[]) => unknown
>;

const renewBeforeMs = 5 * 60_000;

/**
 * Where the credentials for an account come from: the settings' profile, the settings' role assumed
 * with that profile or the caller's own credentials, or those alone, as the SDK's default chain finds them.
 * All clients of the account share the answer until five minutes before it expires.
 */
export function credentialsFor(account: AccountSettings | null, sts: STSClientConfig): CredentialProvider {
  const own =
    account?.profile === undefined ? fromNodeProviderChain() : fromIni({ profile: account.profile });
  if (account?.roleArn === undefined) return remembered(own);
  const assumed = fromTemporaryCredentials({
    masterCredentials: own,
    params: {
      RoleArn: account.roleArn,
      RoleSessionName: 'rolecall',
      ...(account.externalId === undefined ? {} : { ExternalId: account.externalId }),
    },
    clientConfig: sts,
  });
  return remembered(assumed);
}

function remembered(provider: CredentialProvider): CredentialProvider {
  type Credentials = Awaited<ReturnType<CredentialProvider>>;
  let current: Promise<Credentials> | null = null;
  let renewAtMs = 0;
  return (...args) => {
    if (current !== null && Date.now() < renewAtMs) return current;
    renewAtMs = Number.POSITIVE_INFINITY;
    const asked = provider(...args);
    current = asked;
    asked.then(
      ({ expiration }) => {
        if (expiration !== undefined) renewAtMs = expiration.getTime() - renewBeforeMs;
      },
      () => {
        current = null;
      },
    );
    return asked;
  };
}
