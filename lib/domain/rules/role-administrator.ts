import { administratorPolicy } from '#lib/domain/rules/compliance.ts';
import { administratorExample } from '#lib/domain/rules/examples.ts';
import { claimsOf, ifSure, permissionDraft, type RoleSubject } from '#lib/domain/rules/role-permissions.ts';
import { narrowRole } from '#lib/domain/rules/role-remediation.ts';
import type { Rule, Verdict } from '#lib/domain/rules/rule.ts';

export const roleAdministratorRule: Rule = {
  id: 'role-administrator',
  title: 'Role of EC2 that is an administrator',
  rationale:
    'Whatever runs on an instance with this role, or reads its credentials from the metadata service, can do everything in the account. One vulnerable program is then the loss of all of it.',
  condition:
    'The effective permissions of a role that EC2 may assume are at least nine tenths of all actions that AWS knows, and let it give itself the rest; high in place of critical where that holds under conditions only.',
  severity: 'critical',
  resourceKind: 'role',
  compliance: administratorPolicy,
  remediate: (finding) => narrowRole(finding, 'Let the role do what it needs, and no more.'),
  example: administratorExample,
};

/** Critical: a role that EC2 may assume is an administrator; high if it is one under conditions only. */
export function roleAdministrator(subject: RoleSubject): Verdict {
  const claims = claimsOf(subject, ['administrator']);
  if (claims === 'unknown') return 'unknown';
  if (claims.length === 0) return null;
  return permissionDraft(subject, claims, {
    ruleId: 'role-administrator',
    severity: ifSure(claims, 'critical', 'high'),
    title: `${subject.role.roleName} is an administrator${claims.some(({ isSure }) => isSure) ? '' : ' under conditions'}`,
  });
}
