import { readAccessKeys, readKeyPlaces } from '#lib/db/rule-subjects.ts';
import { noPlaces } from '#lib/domain/key-retirement.ts';
import type { AccessKeySubject, SeenKey } from '#lib/domain/rules/access-key.ts';
import { keyActiveAfterMigration } from '#lib/domain/rules/key-active-after-migration.ts';
import { keyInactiveNotDeleted } from '#lib/domain/rules/key-inactive-not-deleted.ts';
import { keyOld } from '#lib/domain/rules/key-old.ts';
import { keyRoot } from '#lib/domain/rules/key-root.ts';
import { keySecondActive } from '#lib/domain/rules/key-second-active.ts';
import { keyUnused } from '#lib/domain/rules/key-unused.ts';
import { fingerprintOf, type RuleId } from '#lib/domain/rules/rule.ts';
import { globalRegion } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Evaluation, Explanation, Verdicts } from './evaluate-findings.ts';

const rules = {
  'key-old': keyOld,
  'key-unused': keyUnused,
  'key-root': keyRoot,
  'key-second-active': keySecondActive,
  'key-inactive-not-deleted': keyInactiveNotDeleted,
  'key-active-after-migration': keyActiveAfterMigration,
} as const;

type KeyRuleId = keyof typeof rules;

const rulesOnPlaces = ['key-active-after-migration'] as const satisfies KeyRuleId[];

const rulesOnKeys = Object.keys(rules).filter((ruleId): ruleId is KeyRuleId => ruleId !== rulesOnPlaces[0]);

/**
 * The rules on access keys themselves.
 *
 * @param subjects the ids of the keys to judge, each with all of its user's; null: all keys
 */
export function accessKeyEvaluation(
  accountId: string,
  subjects: readonly string[] | null,
  at: Date,
  { thresholds }: Pick<Settings, 'thresholds'>,
): Evaluation {
  return evaluationOf(rulesOnKeys, accountId, subjects, async function* (tx) {
    const keys = await readAccessKeys(tx, accountId, subjects);
    const ofUser = Map.groupBy(keys, ({ userName }) => userName);
    yield allOf(
      keys.map((key) => {
        const others = ofUser.get(key.userName)?.filter((other) => other !== key) ?? [];
        return verdictsOn(rulesOnKeys, { accountId, key, others, places: noPlaces, at, thresholds });
      }),
    );
  });
}

/**
 * The rules that look at where keys lie, on the keys that lie somewhere: what becomes of those places is seen in any
 * region and account.
 */
export function exposedKeyEvaluation(
  accountId: string,
  at: Date,
  { thresholds }: Pick<Settings, 'thresholds'>,
): Evaluation {
  return evaluationOf(rulesOnPlaces, accountId, null, async function* (tx) {
    const places = await readKeyPlaces(tx, accountId, { at, staleAfterHours: thresholds.staleAfterHours });
    const keys = await readAccessKeys(tx, accountId, [...places.keys()]);
    yield allOf(
      keys.map((key) => {
        const held = places.get(key.accessKeyId) ?? noPlaces;
        return verdictsOn(rulesOnPlaces, { accountId, key, others: [], places: held, at, thresholds });
      }),
    );
  });
}

function evaluationOf(
  ofRules: readonly KeyRuleId[],
  accountId: string,
  subjects: readonly string[] | null,
  verdicts: Evaluation['verdicts'],
): Evaluation {
  return {
    ruleIds: ofRules,
    region: globalRegion,
    subjects,
    isRolledUp: false,
    verdicts,
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

function allOf(verdicts: readonly Verdicts[]): Verdicts {
  return {
    drafts: verdicts.flatMap(({ drafts }) => drafts),
    unknown: verdicts.flatMap(({ unknown }) => unknown),
  };
}

function verdictsOn(ofRules: readonly KeyRuleId[], subject: AccessKeySubject): Verdicts {
  const verdicts: Verdicts = { drafts: [], unknown: [] };
  for (const ruleId of ofRules) {
    const verdict = rules[ruleId](subject);
    const resourceId = subject.key.accessKeyId;
    if (verdict === 'unknown') {
      const { accountId } = subject;
      verdicts.unknown.push(fingerprintOf({ accountId, region: globalRegion, ruleId, resourceId }));
    } else if (verdict !== null) verdicts.drafts.push(verdict);
  }
  return verdicts;
}

function explain(key: SeenKey | undefined, ruleId: RuleId): Explanation {
  if (key === undefined) return 'gone';
  if (!key.isActive) return 'deactivated';
  return ruleId === 'key-unused' || ruleId === 'key-second-active' ? 'mended' : 'changed';
}
