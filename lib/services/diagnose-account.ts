import { type AwsAccess, createAwsAccess } from '#lib/aws/access.ts';
import type { CollectorAction } from '#lib/domain/minimal-policy.ts';
import type { AccountSettings, Settings } from '#lib/domain/settings.ts';
import { type CredentialsDiagnosis, diagnoseCredentials } from './diagnose-credentials.ts';
import { diagnosePermissions, type PermissionDiagnosis } from './diagnose-permissions.ts';

/** What collectors will find in one account: whose credentials there are, and what these may read. */
export type AccountDiagnosis = {
  /** The settings' entry; null for the caller's own account. */
  account: AccountSettings | null;
  credentials: CredentialsDiagnosis;
  /** None where the credentials cannot be used. */
  permissions: PermissionDiagnosis[];
  missing: CollectorAction[];
};

/** A person waits for the answer: fewer and shorter tries than a collection makes. */
const timeouts = { connectMs: 3_000, silenceMs: 15_000 };
const retry = {
  throttledAttempts: 4,
  throttledBaseMs: 300,
  failedAttempts: 2,
  failedBaseMs: 100,
  longestMs: 2_000,
};

/**
 * Looks at one account as the collectors will, and changes nothing in it. What fails is a part of the diagnosis.
 *
 * @param env where the SDK's default chain finds credentials
 * @param also what else to look at through the same access, where the credentials can be used
 */
export async function diagnoseAccount<T>(
  { settings, env, signal }: DiagnosisWorld,
  account: AccountSettings | null,
  also: (access: AwsAccess, diagnosis: AccountDiagnosis) => Promise<T>,
): Promise<{ diagnosis: AccountDiagnosis; more: T | null }> {
  const access = createAwsAccess({ account, timeouts, retry });
  try {
    const credentials = await diagnoseCredentials(access, env, signal);
    if (credentials.problem !== null) {
      return { diagnosis: { account, credentials, permissions: [], missing: [] }, more: null };
    }
    const region = settings.regions?.[0] ?? (await access.homeRegion());
    const permissions = await diagnosePermissions(access, region, signal);
    const missing = permissions.filter(({ state }) => state === 'denied').map(({ action }) => action);
    const diagnosis = { account, credentials, permissions, missing };
    return { diagnosis, more: await also(access, diagnosis) };
  } finally {
    access.close();
  }
}

/** What a diagnosis is made with. */
export type DiagnosisWorld = {
  settings: Settings;
  env: Record<string, string | undefined>;
  signal: AbortSignal;
};
