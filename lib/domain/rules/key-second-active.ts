import { daysSince, maskedKeyId } from '#lib/domain/access-keys.ts';
import { type AccessKeySubject, keyDraft, type SeenKey } from '#lib/domain/rules/access-key.ts';
import { secondKey } from '#lib/domain/rules/compliance.ts';
import { keyExample } from '#lib/domain/rules/examples.ts';
import { deleteRootKeys, retireKey } from '#lib/domain/rules/key-remediation.ts';
import type { Rule, Verdict } from '#lib/domain/rules/rule.ts';

export const keySecondActiveRule: Rule = {
  id: 'key-second-active',
  title: 'Two active keys of one user',
  rationale:
    'A second key is there for the days of a rotation, and this rotation was not finished. The key that was to be replaced still works, and nobody looks after it.',
  condition:
    'A user has had two active keys for more than {secondKeyDays} days; the finding is on the older one.',
  severity: 'low',
  resourceKind: 'access-key',
  compliance: secondKey,
  remediate: (finding) =>
    finding.evidence.isRoot === true
      ? deleteRootKeys(finding)
      : retireKey(finding, 'Finish the rotation: let what uses this key use the newer one, or a role.'),
  example: {
    ...keyExample,
    evidence: {
      ...keyExample.evidence,
      otherAccessKeyId: 'AKIAI44QH8DHBEXAMPLE',
      bothActiveSince: '2026-05-01T10:00:00.000Z',
    },
  },
};

/**
 * Low: the older of two active keys of one user that both have been active for more than `secondKeyDays` whole days.
 * `unknown` if that may be so: a key without a creation time was active when it was first seen, not as long ago.
 */
export function keySecondActive(subject: AccessKeySubject): Verdict {
  const { key, at, thresholds } = subject;
  const other = subject.others.filter(({ isActive }) => isActive).toSorted(byAge)[0];
  if (!key.isActive || other === undefined || byAge(key, other) > 0) return null;
  const since = new Date(Math.max(activeSince(key).getTime(), activeSince(other).getTime()));
  if (daysSince(since, at) <= thresholds.secondKeyDays) {
    return [key, other].some(isPerhapsOlder) ? 'unknown' : null;
  }
  return keyDraft(subject, {
    ruleId: 'key-second-active',
    severity: 'low',
    title: `${key.isRoot ? 'The root user' : key.userName} has two active access keys; ${maskedKeyId(key.accessKeyId)} is the older one`,
    evidence: { otherAccessKeyId: other.accessKeyId, bothActiveSince: since.toISOString() },
  });
}

/** The older first; one without a creation time is taken for the oldest. */
function byAge(a: SeenKey, b: SeenKey): number {
  const age = (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0);
  return age === 0 ? a.accessKeyId.localeCompare(b.accessKeyId) : age;
}

/** Since when a key is active, as far as is known: it was made so, unless it was seen to be activated. */
function activeSince({ createdAt, status }: SeenKey): Date {
  return status.isAtFirst ? (createdAt ?? status.since) : status.since;
}

function isPerhapsOlder({ createdAt, status }: SeenKey): boolean {
  return createdAt === null && status.isAtFirst;
}
