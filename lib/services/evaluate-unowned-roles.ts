import { type RoleSubjectRow, readRoleSubjects } from '#lib/db/role-subjects.ts';
import { unowned } from '#lib/domain/ownership.ts';
import { roleUnowned } from '#lib/domain/rules/resource-unowned.ts';
import { globalRegion } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Evaluation, Explanation } from './evaluate-findings.ts';

/**
 * The rule on roles without an owner.
 *
 * @param subjects the ARNs of those to be judged; null: all
 */
export function unownedRoleEvaluation(
  accountId: string,
  subjects: readonly string[] | null,
  { ownership }: Pick<Settings, 'ownership'>,
): Evaluation {
  return {
    ruleIds: ['resource-unowned'],
    region: globalRegion,
    subjects,
    isRolledUp: false,
    verdicts: async function* (tx) {
      const roles = await readRoleSubjects(tx, accountId, subjects);
      const verdicts = roles.map((role) => roleUnowned({ accountId, role, ownerTags: ownership.tags }));
      yield { drafts: verdicts.filter((verdict) => verdict !== null), unknown: [] };
    },
    explain: async (tx, unbroken) => {
      const arns = unbroken.map(({ resourceId }) => resourceId);
      const roles = await readRoleSubjects(tx, accountId, arns);
      const byArn = new Map(roles.map((role) => [role.roleArn, role]));
      return new Map(
        unbroken.map(({ fingerprint, resourceId }) => [fingerprint, explain(byArn.get(resourceId))]),
      );
    },
  };
}

function explain(role: RoleSubjectRow | undefined): Explanation {
  if (role === undefined) return 'gone';
  return role.owner === unowned ? 'changed' : 'mended';
}
