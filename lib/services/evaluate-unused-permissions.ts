import { z } from 'zod';
import { type RoleUseSubject, readRoleUseSubjects } from '#lib/db/role-service-uses.ts';
import { readRoleSubjects } from '#lib/db/role-subjects.ts';
import { roleUnusedPermissions } from '#lib/domain/rules/role-unused-permissions.ts';
import { fingerprintOf } from '#lib/domain/rules/rule.ts';
import { globalRegion } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Evaluation, Explanation, Verdicts } from './evaluate-findings.ts';

const ruleId = 'role-unused-permissions';

const storedServices = z.record(z.string(), z.coerce.date().nullable());

/**
 * The rule on services that roles may use and do not.
 *
 * @param subjects the ARNs of the roles to be judged; null: all
 */
export function unusedPermissionsEvaluation(
  accountId: string,
  subjects: readonly string[] | null,
  { thresholds }: Pick<Settings, 'thresholds'>,
): Evaluation {
  return {
    ruleIds: [ruleId],
    region: globalRegion,
    subjects,
    isRolledUp: false,
    verdicts: async function* (tx) {
      const verdicts: Verdicts = { drafts: [], unknown: [] };
      for (const role of await readRoleUseSubjects(tx, accountId, subjects)) {
        const verdict = verdictOn(accountId, role, thresholds.serviceUnusedDays);
        const identity = { accountId, region: globalRegion, ruleId, resourceId: role.roleArn } as const;
        if (verdict === 'unknown') verdicts.unknown.push(fingerprintOf(identity));
        else if (verdict !== null) verdicts.drafts.push(verdict);
      }
      yield verdicts;
    },
    explain: async (tx, unbroken) => {
      const arns = unbroken.map(({ resourceId }) => resourceId);
      const there = new Set((await readRoleSubjects(tx, accountId, arns)).map(({ roleArn }) => roleArn));
      const explain = (roleArn: string): Explanation => (there.has(roleArn) ? 'changed' : 'gone');
      return new Map(unbroken.map(({ fingerprint, resourceId }) => [fingerprint, explain(resourceId)]));
    },
  };
}

function verdictOn(accountId: string, { services, lookedAt, ...role }: RoleUseSubject, unusedDays: number) {
  const uses = Object.entries(storedServices.parse(services));
  return roleUnusedPermissions({
    ...{ accountId, role, lookedAt, unusedDays },
    services: uses.map(([service, lastUsedAt]) => ({ service, lastUsedAt })),
  });
}
