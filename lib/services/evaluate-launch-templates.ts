import { readExistingTemplates, readLaunchTemplateVersions } from '#lib/db/rule-subjects.ts';
import { launchTemplateNoInstanceProfile } from '#lib/domain/rules/launch-template-no-instance-profile.ts';
import { templateIdOf } from '#lib/domain/template-id.ts';
import type { Evaluation } from './evaluate-findings.ts';

/**
 * The rule on launch templates' instance profiles.
 *
 * @param subjects the versions to judge, as `lt-0abc:3`, each with all of its template's; null: all
 */
export function launchTemplateEvaluation(
  place: { accountId: string; region: string },
  subjects: readonly string[] | null,
): Evaluation {
  const { accountId, region } = place;
  return {
    ruleIds: ['launch-template-no-instance-profile'],
    region,
    subjects,
    isRolledUp: false,
    verdicts: async function* (tx) {
      const templateIds = subjects && [...new Set(subjects.map(templateIdOf))];
      const versions = await readLaunchTemplateVersions(tx, place, templateIds);
      const verdicts = versions.map((version) =>
        launchTemplateNoInstanceProfile({ accountId, region, version }),
      );
      yield {
        drafts: verdicts.filter((verdict) => verdict !== null && verdict !== 'unknown'),
        unknown: [],
      };
    },
    explain: async (tx, unbroken) => {
      const existing = await readExistingTemplates(
        tx,
        accountId,
        unbroken.map(({ resourceId }) => templateIdOf(resourceId)),
      );
      return new Map(
        unbroken.map(({ fingerprint, resourceId }) => [
          fingerprint,
          existing.has(templateIdOf(resourceId)) ? 'mended' : 'gone',
        ]),
      );
    },
  };
}
