import type { AccountSettings } from '#lib/domain/settings.ts';

/**
 * Where the credentials for an account come from, in words, as the SDK's default chain looks for them. Never
 * a secret, and of a key id the ends alone.
 */
export function describeCredentialKind(
  account: AccountSettings | null,
  env: Record<string, string | undefined>,
): string {
  const own = account?.profile === undefined ? describeChain(env) : `profile ${account.profile}`;
  return account?.roleArn === undefined ? own : `${account.roleArn}, assumed with ${own}`;
}

function describeChain(env: Record<string, string | undefined>): string {
  const keyId = env.AWS_ACCESS_KEY_ID;
  if (keyId && !env.AWS_PROFILE) {
    const kind = keyId.startsWith('ASIA') ? 'temporary key' : 'long-term key';
    return `${kind} ${maskKeyId(keyId)} of AWS_ACCESS_KEY_ID`;
  }
  if (env.AWS_PROFILE) return `profile ${env.AWS_PROFILE} of AWS_PROFILE`;
  if (env.AWS_WEB_IDENTITY_TOKEN_FILE) return 'web identity token of AWS_WEB_IDENTITY_TOKEN_FILE';
  if (env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI || env.AWS_CONTAINER_CREDENTIALS_FULL_URI)
    return "the container's role";
  return "the default profile, or the machine's role";
}

/** `AKIA************WXYZ`. */
export function maskKeyId(keyId: string): string {
  return keyId.length < 12
    ? '*'.repeat(keyId.length)
    : `${keyId.slice(0, 4)}${'*'.repeat(12)}${keyId.slice(-4)}`;
}
