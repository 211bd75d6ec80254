import { isUnused } from '#lib/domain/access-keys.ts';
import { type AccessKeySubject, keyDraft, keyTitle } from '#lib/domain/rules/access-key.ts';
import { unusedKey } from '#lib/domain/rules/compliance.ts';
import { keyExample } from '#lib/domain/rules/examples.ts';
import { deleteRootKeys, retireKey } from '#lib/domain/rules/key-remediation.ts';
import type { Rule, Verdict } from '#lib/domain/rules/rule.ts';

export const keyUnusedRule: Rule = {
  id: 'key-unused',
  title: 'Unused access key',
  rationale:
    'The key is active and nobody uses it, so it serves only whoever finds it. Nobody would miss it, and nobody would notice its misuse.',
  condition:
    'An active key was not used for more than {keyUnusedDays} days, or was never used and is more than {newKeyGraceDays} days old.',
  severity: 'medium',
  resourceKind: 'access-key',
  compliance: unusedKey,
  remediate: (finding) =>
    finding.evidence.isRoot === true
      ? deleteRootKeys(finding)
      : retireKey(finding, 'Nothing has used the key for a long time, if ever.'),
  example: keyExample,
};

/**
 * Medium: an active key unused for more than `keyUnusedDays` whole days, or never used and past its grace.
 * `unknown` where AWS has no information on its use, or it was never used and has no creation time.
 */
export function keyUnused(subject: AccessKeySubject): Verdict {
  const { key, at, thresholds } = subject;
  if (!key.isActive) return null;
  if (!key.isUseKnown || (key.lastUsedAt === null && key.createdAt === null)) return 'unknown';
  if (!isUnused(key, at, thresholds)) return null;
  return keyDraft(subject, {
    ruleId: 'key-unused',
    severity: 'medium',
    title:
      key.lastUsedAt === null
        ? `The access key of ${keyTitle(key)} was never used`
        : `The access key of ${keyTitle(key)} was not used for more than ${thresholds.keyUnusedDays} days`,
  });
}
