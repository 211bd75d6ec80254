import { minimalPolicy } from '#lib/domain/minimal-policy.ts';
import type { AccountSettings, Settings } from '#lib/domain/settings.ts';
import { type AccountDiagnosis, diagnoseAccount } from '#lib/services/diagnose-account.ts';
import type { CredentialsDiagnosis } from '#lib/services/diagnose-credentials.ts';
import type { PermissionDiagnosis } from '#lib/services/diagnose-permissions.ts';
import type { Check } from './check.ts';

/** What was found out about AWS. */
type AwsFindings = { checks: Check[]; missingPermissions: string[] };

/** Looks at every account of the settings, or at that of the caller: credentials, identity, permissions. */
export async function checkAws(
  settings: Settings,
  env: Record<string, string | undefined>,
): Promise<AwsFindings> {
  const accounts: (AccountSettings | null)[] = settings.accounts ?? [null];
  const world = { settings, env, signal: new AbortController().signal };
  const diagnoses = await Promise.all(
    accounts.map(async (account) => (await diagnoseAccount(world, account, async () => null)).diagnosis),
  );
  return {
    checks: diagnoses.flatMap(toChecks),
    missingPermissions: [...new Set(diagnoses.flatMap(({ missing }) => missing))],
  };
}

function toChecks({ account, credentials, permissions, missing }: AccountDiagnosis): Check[] {
  const subject = account === null ? 'AWS' : `AWS account ${account.name ?? account.id}`;
  return [
    credentialsCheck(subject, credentials),
    ...permissions.map((permission) => permissionCheck(subject, permission)),
    ...policyChecks(subject, missing),
  ];
}

function credentialsCheck(subject: string, { kind, arn, problem, mend }: CredentialsDiagnosis): Check {
  const check = { subject, name: 'Credentials' };
  if (problem === null) return { ...check, status: 'ok', detail: `${kind}: ${arn}` };
  return { ...check, status: 'failed', detail: `${kind}: ${problem}`, ...(mend !== null && { mend }) };
}

function permissionCheck(
  subject: string,
  { action, purpose, state, isOptional, reason }: PermissionDiagnosis,
): Check {
  const check = { subject, name: action };
  if (state === 'allowed') return { ...check, status: 'ok', detail: purpose };
  const status = isOptional ? 'warning' : 'failed';
  return { ...check, status, detail: `${purpose}: ${reason ?? 'denied'}` };
}

function policyChecks(subject: string, missing: AccountDiagnosis['missing']): Check[] {
  if (missing.length === 0) return [];
  return [
    {
      ...{ subject, name: 'Policy', status: 'failed' as const },
      detail: `${missing.length} permissions are missing. Attach this policy to the role or user:`,
      mend: JSON.stringify(minimalPolicy(missing), null, 2),
    },
  ];
}
