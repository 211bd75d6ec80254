import { z } from 'zod';
import { type AssessedRole, readAssessedRoles } from '#lib/db/permission-assessments.ts';
import { type RoleSubjectRow, readRoleSubjects } from '#lib/db/role-subjects.ts';
import { roleAdministrator } from '#lib/domain/rules/role-administrator.ts';
import { roleExcessivePermissions } from '#lib/domain/rules/role-excessive-permissions.ts';
import type { RoleSubject } from '#lib/domain/rules/role-permissions.ts';
import { rolePrivilegeEscalation } from '#lib/domain/rules/role-privilege-escalation.ts';
import { fingerprintOf } from '#lib/domain/rules/rule.ts';
import { globalRegion } from '#lib/domain/scopes.ts';
import type { Evaluation, Explanation, Verdicts } from './evaluate-findings.ts';
import { readPermissionAnalysis } from './stored-analyses.ts';

const rules = {
  'role-administrator': roleAdministrator,
  'role-privilege-escalation': rolePrivilegeEscalation,
  'role-excessive-permissions': roleExcessivePermissions,
} as const;

const ruleIds = Object.keys(rules) as (keyof typeof rules)[];

/**
 * The rules on what roles may do, for those that EC2 may assume: also for the ones that only services may.
 *
 * @param roleArns the roles to judge: findings on others are left as they are; null: all of them
 */
export function roleEvaluation(accountId: string, roleArns: readonly string[] | null): Evaluation {
  return {
    ruleIds,
    region: globalRegion,
    isRolledUp: false,
    subjects: roleArns,
    verdicts: async function* (tx) {
      for await (const page of readAssessedRoles(tx, accountId, roleArns)) yield verdictsOn(page, accountId);
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

const storedDocuments = z.array(
  z.object({
    kind: z.enum(['inline', 'attached']),
    name: z.string(),
    policyArn: z.string().nullable(),
    document: z.unknown(),
  }),
);

function verdictsOn(rows: readonly AssessedRole[], accountId: string): Verdicts {
  const verdicts: Verdicts = { drafts: [], unknown: [] };
  for (const row of rows) {
    if (row.standing === 'none') continue;
    const subject: RoleSubject = {
      ...{ accountId, role: row, analysis: readPermissionAnalysis(row.analysis) },
      documents: storedDocuments.parse(row.documents),
    };
    for (const ruleId of ruleIds) {
      const verdict = rules[ruleId](subject);
      if (verdict === 'unknown')
        verdicts.unknown.push(
          fingerprintOf({ accountId, region: globalRegion, ruleId, resourceId: row.roleArn }),
        );
      else if (verdict !== null) verdicts.drafts.push(verdict);
    }
  }
  return verdicts;
}

/** A role that EC2 may assume no more breaks none of these rules. */
function explain(role: RoleSubjectRow | undefined): Explanation {
  if (role === undefined) return 'gone';
  return role.ec2Assumable ? 'mended' : 'changed';
}
