import type { Settings } from '#lib/domain/settings.ts';

/** To be raised whenever the rules on roles or keys say something else of what has not changed. */
const revision = 2;

/** What, beside roles, who uses them, keys and the time, decides the verdicts on roles and keys: see `instanceRules`. */
export function iamRules({
  coverage: { includeStopped },
  ownership,
  severity,
  thresholds,
}: Pick<Settings, 'coverage' | 'ownership' | 'severity' | 'thresholds'>): string {
  return JSON.stringify({ revision, includeStopped, ownerTags: ownership.tags, severity, thresholds });
}
