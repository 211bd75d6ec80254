import {
  type ExposureSubjectRow,
  readExistingTemplates,
  readExposures,
  readLiveInstances,
} from '#lib/db/rule-subjects.ts';
import { keyLife } from '#lib/domain/exposures.ts';
import { exposureDraft } from '#lib/domain/rules/exposed-credentials.ts';
import type { FindingDraft } from '#lib/domain/rules/rule.ts';
import { exposureRules, type RuleId } from '#lib/domain/rules/rule-ids.ts';
import { templateIdOf } from '#lib/domain/template-id.ts';
import type { Evaluation } from './evaluate-findings.ts';

/**
 * The rules on exposed credentials, in user data, launch templates, code and hosts.
 *
 * @param region null: of every region
 */
export function exposureEvaluation(accountId: string, region: string | null): Evaluation {
  return {
    ruleIds: exposureRules,
    region,
    subjects: null,
    isRolledUp: true,
    verdicts: async function* (tx) {
      const exposures = await readExposures(tx, accountId, region);
      yield { drafts: exposures.map((row) => draftOf(row, accountId)), unknown: [] };
    },
    explain: async (tx, unbroken) => {
      const resourceIds = unbroken.map(({ resourceId }) => resourceId);
      const live = await readLiveInstances(tx, accountId, resourceIds);
      const templates = await readExistingTemplates(tx, accountId, resourceIds.map(templateIdOf));
      return new Map(
        unbroken.map(({ fingerprint, resourceId, ruleId }) => [
          fingerprint,
          isOfFiles(ruleId) || live.has(resourceId) || templates.has(templateIdOf(resourceId))
            ? 'mended'
            : 'gone',
        ]),
      );
    },
  };
}

/** Of a repository or host: no collection sees whether it is gone. */
function isOfFiles(ruleId: RuleId): boolean {
  return ruleId === 'code-credentials' || ruleId === 'host-credentials';
}

function draftOf(row: ExposureSubjectRow, accountId: string): FindingDraft {
  const { region, status, isMonitored, rootKeys, userName, ...exposure } = row;
  return exposureDraft({ accountId, region, exposure, life: keyLife(row), userName });
}
