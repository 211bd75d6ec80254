import { isInactiveFor } from '#lib/domain/access-keys.ts';
import { type AccessKeySubject, keyDraft, keyTitle } from '#lib/domain/rules/access-key.ts';
import { retiredKey } from '#lib/domain/rules/compliance.ts';
import { keyExample } from '#lib/domain/rules/examples.ts';
import { deleteKey, deleteRootKeys } from '#lib/domain/rules/key-remediation.ts';
import type { Rule, Verdict } from '#lib/domain/rules/rule.ts';

export const keyInactiveNotDeletedRule: Rule = {
  id: 'key-inactive-not-deleted',
  title: 'Inactive key that was not deleted',
  rationale:
    'The key has been inactive for weeks and nothing has missed it. One call by whoever may change the user makes every copy of it work again.',
  condition: 'A key has been inactive for {keyInactiveDays} days.',
  severity: 'low',
  resourceKind: 'access-key',
  compliance: retiredKey,
  remediate: (finding) => (finding.evidence.isRoot === true ? deleteRootKeys(finding) : deleteKey(finding)),
  example: {
    ...keyExample,
    evidence: {
      ...keyExample.evidence,
      isActive: false,
      inactiveSince: '2026-04-20T10:10:00.000Z',
      wasInactiveWhenFirstSeen: false,
    },
  },
};

/**
 * Low: a key that has been inactive for `keyInactiveDays` whole days. `unknown` if it was inactive when it was first
 * seen, which is not as long ago.
 */
export function keyInactiveNotDeleted(subject: AccessKeySubject): Verdict {
  const { key, at, thresholds } = subject;
  if (key.isActive) return null;
  const isLong = isInactiveFor(key, at, thresholds.keyInactiveDays);
  if (isLong !== true) return isLong === 'unknown' ? 'unknown' : null;
  return keyDraft(subject, {
    ruleId: 'key-inactive-not-deleted',
    severity: 'low',
    title: `The access key of ${keyTitle(key)} has been inactive for ${thresholds.keyInactiveDays} days or more`,
    evidence: {
      inactiveSince: key.status.since.toISOString(),
      wasInactiveWhenFirstSeen: key.status.isAtFirst,
    },
  });
}
