import { escalatingPolicy } from '#lib/domain/rules/compliance.ts';
import { escalationExample } from '#lib/domain/rules/examples.ts';
import { claimsOf, ifSure, permissionDraft, type RoleSubject } from '#lib/domain/rules/role-permissions.ts';
import { narrowRole } from '#lib/domain/rules/role-remediation.ts';
import type { Rule, Verdict } from '#lib/domain/rules/rule.ts';

export const rolePrivilegeEscalationRule: Rule = {
  id: 'role-privilege-escalation',
  title: 'Role of EC2 that can become an administrator',
  rationale:
    'The role is no administrator, but what it may do is enough to become one or to act as one. Whoever takes over an instance with it needs one more call, which is published and automated.',
  condition:
    'The effective permissions of a role that EC2 may assume hold all actions of a published path to more permissions; medium in place of high where every path holds under conditions only.',
  severity: 'high',
  resourceKind: 'role',
  compliance: escalatingPolicy,
  remediate: (finding) =>
    narrowRole(finding, 'Take one action off each path, or name the resources that it is needed for.'),
  example: escalationExample,
};

/** High: a role that EC2 may assume has a path to an administrator’s permissions; medium if under conditions only. */
export function rolePrivilegeEscalation(subject: RoleSubject): Verdict {
  const claims = claimsOf(subject, ['privilege-escalation']);
  if (claims === 'unknown') return 'unknown';
  if (claims.length === 0) return null;
  const paths = claims.flatMap((claim) => claim.paths);
  const [first] = paths;
  const others = paths.length - 1;
  const more = others > 0 ? `, and by ${others} other ${others === 1 ? 'path' : 'paths'}` : '';
  return permissionDraft(subject, claims, {
    ruleId: 'role-privilege-escalation',
    severity: ifSure(claims, 'high', 'medium'),
    title: `${subject.role.roleName} can become an administrator by ${first?.path.replaceAll('+', ' and ')}${more}`,
  });
}
