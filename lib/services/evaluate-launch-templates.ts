import { readExistingTemplates, readLaunchTemplateVersions } from '#lib/db/rule-subjects.ts';
import { launchTemplateNoInstanceProfile } from '#lib/domain/rules/launch-template-no-instance-profile.ts';
import type { Evaluation } from './evaluate-findings.ts';

/** The rule on launch templates' instance profiles. */
export function launchTemplateEvaluation(accountId: string, region: string): Evaluation {
  return {
    ruleIds: ['launch-template-no-instance-profile'],
    region,
    subjects: null,
    isRolledUp: false,
    verdicts: async function* (tx) {
      const versions = await readLaunchTemplateVersions(tx, accountId, region);
      const verdicts = versions.map((version) =>
        launchTemplateNoInstanceProfile({ accountId, region, version }),
      );
      yield {
        drafts: verdicts.filter((verdict) => verdict !== null && verdict !== 'unknown'),
        unknown: [],
      };
    },
    explain: async (tx, unbroken) => {
      const templateId = (resourceId: string) => resourceId.split(':')[0] ?? resourceId;
      const existing = await readExistingTemplates(
        tx,
        accountId,
        unbroken.map(({ resourceId }) => templateId(resourceId)),
      );
      return new Map(
        unbroken.map(({ fingerprint, resourceId }) => [
          fingerprint,
          existing.has(templateId(resourceId)) ? 'mended' : 'gone',
        ]),
      );
    },
  };
}
