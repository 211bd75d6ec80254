import { readAccessKeys } from '#lib/db/rule-subjects.ts';
import type { AccessKey } from '#lib/domain/inventory.ts';
import type { AccessKeySubject } from '#lib/domain/rules/access-key.ts';
import { keyOld } from '#lib/domain/rules/key-old.ts';
import { keyRoot } from '#lib/domain/rules/key-root.ts';
import { keyUnused } from '#lib/domain/rules/key-unused.ts';
import { fingerprintOf, type RuleId } from '#lib/domain/rules/rule.ts';
import { globalRegion } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Evaluation, Explanation, Verdicts } from './evaluate-findings.ts';

const rules = { 'key-old': keyOld, 'key-unused': keyUnused, 'key-root': keyRoot } as const;

const ruleIds = Object.keys(rules) as (keyof typeof rules)[];

/** The rules on access keys. */
export function accessKeyEvaluation(
  accountId: string,
  at: Date,
  { thresholds }: Pick<Settings, 'thresholds'>,
): Evaluation {
  return {
    ruleIds,
    region: globalRegion,
    isRolledUp: false,
    verdicts: async function* (tx) {
      const keys = await readAccessKeys(tx, accountId);
      const verdicts = keys.map((key) => verdictsOn({ accountId, key, at, thresholds }));
      yield {
        drafts: verdicts.flatMap(({ drafts }) => drafts),
        unknown: verdicts.flatMap(({ unknown }) => unknown),
      };
    },
    explain: async (tx, unbroken) => {
      const keys = await readAccessKeys(
        tx,
        accountId,
        unbroken.map(({ resourceId }) => resourceId),
      );
      const byId = new Map(keys.map((key) => [key.accessKeyId, key]));
      return new Map(
        unbroken.map(({ fingerprint, ruleId, resourceId }) => [
          fingerprint,
          explain(byId.get(resourceId), ruleId),
        ]),
      );
    },
  };
}

function verdictsOn(subject: AccessKeySubject): Verdicts {
  const verdicts: Verdicts = { drafts: [], unknown: [] };
  for (const ruleId of ruleIds) {
    const verdict = rules[ruleId](subject);
    const resourceId = subject.key.accessKeyId;
    if (verdict === 'unknown') {
      const { accountId } = subject;
      verdicts.unknown.push(fingerprintOf({ accountId, region: globalRegion, ruleId, resourceId }));
    } else if (verdict !== null) verdicts.drafts.push(verdict);
  }
  return verdicts;
}

function explain(key: AccessKey | undefined, ruleId: RuleId): Explanation {
  if (key === undefined) return 'gone';
  if (!key.isActive) return 'deactivated';
  return ruleId === 'key-unused' ? 'mended' : 'changed';
}
