import { type AccessKeySubject, keyDraft, keyTitle } from '#lib/domain/rules/access-key.ts';
import { rootKey } from '#lib/domain/rules/compliance.ts';
import { keyExample } from '#lib/domain/rules/examples.ts';
import { deleteRootKeys } from '#lib/domain/rules/key-remediation.ts';
import type { Rule, Verdict } from '#lib/domain/rules/rule.ts';

export const keyRootRule: Rule = {
  id: 'key-root',
  title: 'Access key of the root user',
  rationale:
    'The root user can do everything in the account, and no policy of the account limits its keys. Whoever holds one owns the account.',
  condition: 'The root user of an account has an access key, active or not.',
  severity: 'critical',
  resourceKind: 'access-key',
  compliance: rootKey,
  remediate: deleteRootKeys,
  example: {
    ...keyExample,
    resourceId: 'root/1',
    evidence: { ...keyExample.evidence, accessKeyId: 'root/1', userName: '<root_account>', isRoot: true },
  },
};

/** Critical: any key of the root user, active or not: an inactive one is one call from being active. */
export function keyRoot(subject: AccessKeySubject): Verdict {
  if (!subject.key.isRoot) return null;
  return keyDraft(subject, {
    ruleId: 'key-root',
    severity: 'critical',
    title: `An access key exists for ${keyTitle(subject.key)} of account ${subject.accountId}`,
  });
}
