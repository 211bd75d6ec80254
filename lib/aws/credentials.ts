import type { STSClientConfig } from '@aws-sdk/client-sts';
import { fromIni, fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { AccountSettings } from '#lib/domain/settings.ts';

/** What the SDK's clients take as `credentials` when it is a function. */
export type CredentialProvider = Extract<
  NonNullable<STSClientConfig['credentials']>,
  (...args: never[]) => unknown
>;

const renewBeforeMs = 5 * 60_000;
/** Keys in a file say nothing about when somebody will replace them. */
const lookAgainMs = 5 * 60_000;

/**
 * Where the credentials for an account come from: the settings' profile, the settings' role assumed
 * with that profile or the caller's own credentials, or those alone, as the SDK's default chain finds them.
 * All clients of the account share the answer until five minutes before it expires; one that never does is
 * looked up again every five minutes. Files are read anew each time: the SDK alone would never see them change, nor appear.
 */
export function credentialsFor(account: AccountSettings | null, sts: STSClientConfig): CredentialProvider {
  const own = (): CredentialProvider =>
    account?.profile === undefined
      ? fromNodeProviderChain({ ignoreCache: true })
      : fromIni({ profile: account.profile, ignoreCache: true });
  const { roleArn, externalId } = account ?? {};
  if (roleArn === undefined) return remembered(own);
  return remembered(() =>
    fromTemporaryCredentials({
      masterCredentials: own(),
      params: {
        RoleArn: roleArn,
        RoleSessionName: 'rolecall',
        ...(externalId === undefined ? {} : { ExternalId: externalId }),
      },
      clientConfig: sts,
    }),
  );
}

/** A provider remembers by itself what it found first, so each look takes a new one. */
function remembered(createProvider: () => CredentialProvider): CredentialProvider {
  let current: ReturnType<CredentialProvider> | null = null;
  let renewAtMs = 0;
  const look = async (...args: Parameters<CredentialProvider>) => {
    const found = await createProvider()(...args);
    // The clients, which remember too, would keep for ever what does not expire.
    const expiration = found.expiration ?? new Date(Date.now() + lookAgainMs + renewBeforeMs);
    renewAtMs = expiration.getTime() - renewBeforeMs;
    return { ...found, expiration };
  };
  return (...args) => {
    if (current !== null && Date.now() < renewAtMs) return current;
    renewAtMs = Number.POSITIVE_INFINITY;
    const asked = look(...args);
    current = asked;
    asked.catch(() => {
      current = null;
    });
    return asked;
  };
}
