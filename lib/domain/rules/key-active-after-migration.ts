import { isActiveAfterMigration } from '#lib/domain/key-retirement.ts';
import { type AccessKeySubject, keyDraft, keyTitle } from '#lib/domain/rules/access-key.ts';
import { exposedKey } from '#lib/domain/rules/compliance.ts';
import { keyExample } from '#lib/domain/rules/examples.ts';
import { retireKey } from '#lib/domain/rules/key-remediation.ts';
import { evidenceTime, type Rule, type Verdict } from '#lib/domain/rules/rule.ts';

export const keyActiveAfterMigrationRule: Rule = {
  id: 'key-active-after-migration',
  title: 'Exposed key that is active though nothing needs it',
  rationale:
    'The key lay open, and everything that held it has a role now, holds it no more or is gone. Its copies still open the account, for nobody’s good but a finder’s.',
  condition:
    'An active key was found outside IAM, and every place that held it has a role now, holds it no more or is gone.',
  severity: 'high',
  resourceKind: 'access-key',
  compliance: exposedKey,
  remediate: (finding) => retireKey(finding, 'Nothing that is known needs the key any more.'),
  example: {
    ...keyExample,
    evidence: {
      ...keyExample.evidence,
      places: 3,
      terminatedHosts: 1,
      migratedAt: '2026-05-12T09:30:00.000Z',
    },
  },
};

/**
 * High: an active key that was exposed, and that nothing which is there needs any more. `unknown` while that is not
 * known of a place that holds it.
 */
export function keyActiveAfterMigration(subject: AccessKeySubject): Verdict {
  const { key, places } = subject;
  const holds = isActiveAfterMigration({ ...key, places });
  if (holds !== true) return holds === 'unknown' ? 'unknown' : null;
  return keyDraft(subject, {
    ruleId: 'key-active-after-migration',
    severity: 'high',
    title: `The exposed access key of ${keyTitle(key)} is active, and nothing that is known needs it`,
    evidence: {
      places: places.places,
      terminatedHosts: places.lost,
      migratedAt: evidenceTime(places.doneAt),
    },
  });
}
