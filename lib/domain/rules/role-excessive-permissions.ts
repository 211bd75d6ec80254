import type { PermissionClass } from '#lib/domain/policy/permission-class.ts';
import { excessivePolicy } from '#lib/domain/rules/compliance.ts';
import { excessiveExample } from '#lib/domain/rules/examples.ts';
import { claimsOf, ifSure, permissionDraft, type RoleSubject } from '#lib/domain/rules/role-permissions.ts';
import { narrowRole } from '#lib/domain/rules/role-remediation.ts';
import type { Rule, Verdict } from '#lib/domain/rules/rule.ts';

export const roleExcessivePermissionsRule: Rule = {
  id: 'role-excessive-permissions',
  title: 'Role of EC2 that may do too much',
  rationale:
    'The role reaches resources of the whole account that its instances have nothing to do with. Whoever takes over one of them can read, share, change or delete these too.',
  condition:
    'The effective permissions of a role that EC2 may assume let it read data, get credentials, share resources or change them without naming any, or are a whole service by a wildcard; low in place of medium where all of that holds under conditions only.',
  severity: 'medium',
  resourceKind: 'role',
  compliance: excessivePolicy,
  remediate: (finding) => narrowRole(finding, 'Name the actions and the resources that it needs.'),
  example: excessiveExample,
};

const words: Partial<Record<PermissionClass, string>> = {
  'credentials-exposure': 'get credentials',
  'data-exfiltration': 'read data',
  'resource-exposure': 'share resources',
  'infrastructure-modification': 'change resources',
  'service-wildcard': 'do anything in whole services',
};

const classes: readonly PermissionClass[] = [
  ...(['credentials-exposure', 'data-exfiltration', 'resource-exposure'] as const),
  ...(['infrastructure-modification', 'service-wildcard'] as const),
];

/** Medium: a role that EC2 may assume reaches too much; low if under conditions only. */
export function roleExcessivePermissions(subject: RoleSubject): Verdict {
  const claims = claimsOf(subject, classes);
  if (claims === 'unknown') return 'unknown';
  if (claims.length === 0) return null;
  const may = claims.flatMap((claim) => words[claim.class] ?? []);
  const listed = may.length > 1 ? `${may.slice(0, -1).join(', ')} and ${may.at(-1)}` : may.join('');
  return permissionDraft(subject, claims, {
    ruleId: 'role-excessive-permissions',
    severity: ifSure(claims, 'medium', 'low'),
    title: `${subject.role.roleName} may ${listed} across the account`,
  });
}
