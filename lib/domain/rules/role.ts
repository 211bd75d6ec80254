import type { Role } from '#lib/domain/inventory.ts';
import {
  type Evidence,
  evidenceTime,
  type FindingDraft,
  fingerprintOf,
  type RuleId,
  type Severity,
} from '#lib/domain/rules/rule.ts';
import { globalRegion } from '#lib/domain/scopes.ts';

/** What of a role each of its findings tells. Without its last use, which moves by itself. */
export type RoleIdentity = Pick<Role, 'roleArn' | 'roleName' | 'createdAt' | 'owner'>;

/** A finding on a role; to what is known of every role its evidence adds what the rule looked at. */
export function roleDraft(
  { accountId, role }: { accountId: string; role: RoleIdentity },
  fault: { ruleId: RuleId; severity: Severity; title: string; evidence: Evidence },
): FindingDraft {
  const { ruleId, severity, title, evidence } = fault;
  const { roleArn, roleName, createdAt, owner } = role;
  return {
    ruleId,
    region: globalRegion,
    resourceKind: 'role',
    resourceId: roleArn,
    severity,
    owner,
    title,
    evidence: { roleArn, roleName, createdAt: evidenceTime(createdAt), ...evidence },
    fingerprint: fingerprintOf({ accountId, region: globalRegion, ruleId, resourceId: roleArn }),
  };
}
