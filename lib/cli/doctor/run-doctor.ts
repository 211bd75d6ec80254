import type { Environment } from '#lib/config/environment.ts';
import { loadSettings } from '#lib/config/settings.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { checkAws } from './aws-checks.ts';
import type { Diagnosis } from './check.ts';
import { checkClock } from './clock-check.ts';
import { checkDatabase } from './database-check.ts';
import { checkMachine } from './machine-checks.ts';

/** Looks at everything that Rolecall needs. Settings that are wrong are one finding; the rest is then looked at with defaults. */
export async function runDoctor(environment: Environment): Promise<Diagnosis> {
  const { configPath, isConfigGiven } = environment;
  const settings = await loadSettings(configPath, { mustExist: isConfigGiven }).catch(() => defaultSettings);
  const [machine, database, clock, aws] = await Promise.all([
    checkMachine(environment),
    checkDatabase(environment),
    checkClock(environment.aws.endpointUrl),
    checkAws(settings, process.env),
  ]);
  const checks = [...machine, database, clock, ...aws.checks];
  return {
    ok: checks.every(({ status }) => status !== 'failed'),
    checks,
    missingPermissions: aws.missingPermissions,
  };
}
