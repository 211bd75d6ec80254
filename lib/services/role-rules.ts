import type { Settings } from '#lib/domain/settings.ts';

/** To be raised whenever the rules on roles say something else of a role that has not changed. */
const revision = 1;

/** What, beside the roles and who uses them, decides the verdicts on them: see `instanceRules`. */
export function roleRules({
  coverage: { includeStopped },
  ownership,
  severity,
  thresholds: { serviceUnusedDays },
}: Pick<Settings, 'coverage' | 'ownership' | 'severity' | 'thresholds'>): string {
  return JSON.stringify({ revision, includeStopped, ownerTags: ownership.tags, severity, serviceUnusedDays });
}
