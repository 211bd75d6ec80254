import { keyAgeDays } from '#lib/domain/access-keys.ts';
import { type AccessKeySubject, keyDraft, keyTitle } from '#lib/domain/rules/access-key.ts';
import { oldKey } from '#lib/domain/rules/compliance.ts';
import { keyExample } from '#lib/domain/rules/examples.ts';
import { deleteRootKeys, retireKey } from '#lib/domain/rules/key-remediation.ts';
import type { Rule, Verdict } from '#lib/domain/rules/rule.ts';

/** Whole days after which an old key is of high severity. */
export const veryOldDays = 365;

export const keyOldRule: Rule = {
  id: 'key-old',
  title: 'Old access key',
  rationale:
    'The key has not been rotated for a long time, so every copy made of it since still opens the account. The older a key, the less anyone knows who holds it.',
  condition: 'An active key is more than {keyOldDays} days old; past 365 days it is of high severity.',
  severity: 'high',
  resourceKind: 'access-key',
  compliance: oldKey,
  remediate: (finding) =>
    finding.evidence.isRoot === true
      ? deleteRootKeys(finding)
      : retireKey(finding, 'Replace the key by a role, or by a new key, before it goes.'),
  example: keyExample,
};

/**
 * An active key more than `keyOldDays` whole days old: medium; more than 365: high. `unknown` without a creation
 * time.
 */
export function keyOld(subject: AccessKeySubject): Verdict {
  const { key, at, thresholds } = subject;
  if (!key.isActive) return null;
  const ageDays = keyAgeDays(key, at);
  if (ageDays === null) return 'unknown';
  if (ageDays <= thresholds.keyOldDays) return null;
  return keyDraft(subject, {
    ruleId: 'key-old',
    severity: ageDays > veryOldDays ? 'high' : 'medium',
    title: `The access key of ${keyTitle(key)} is more than ${ageDays > veryOldDays ? veryOldDays : thresholds.keyOldDays} days old`,
  });
}
