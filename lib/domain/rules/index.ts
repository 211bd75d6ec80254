import { ec2EmptyInstanceProfileRule } from '#lib/domain/rules/ec2-empty-instance-profile.ts';
import { ec2ImdsV1AllowedRule } from '#lib/domain/rules/ec2-imdsv1-allowed.ts';
import { ec2NoInstanceProfileRule } from '#lib/domain/rules/ec2-no-instance-profile.ts';
import {
  launchTemplateCredentialsRule,
  userDataCredentialsRule,
} from '#lib/domain/rules/exposed-credentials.ts';
import { codeCredentialsRule, hostCredentialsRule } from '#lib/domain/rules/file-credentials.ts';
import { keyActiveAfterMigrationRule } from '#lib/domain/rules/key-active-after-migration.ts';
import { keyInactiveNotDeletedRule } from '#lib/domain/rules/key-inactive-not-deleted.ts';
import { keyOldRule } from '#lib/domain/rules/key-old.ts';
import { keyRootRule } from '#lib/domain/rules/key-root.ts';
import { keySecondActiveRule } from '#lib/domain/rules/key-second-active.ts';
import { keyUnusedRule } from '#lib/domain/rules/key-unused.ts';
import { launchTemplateNoInstanceProfileRule } from '#lib/domain/rules/launch-template-no-instance-profile.ts';
import { resourceUnownedRule } from '#lib/domain/rules/resource-unowned.ts';
import { roleAdministratorRule } from '#lib/domain/rules/role-administrator.ts';
import { roleExcessivePermissionsRule } from '#lib/domain/rules/role-excessive-permissions.ts';
import { rolePrivilegeEscalationRule } from '#lib/domain/rules/role-privilege-escalation.ts';
import { roleSharedAcrossWorkloadsRule } from '#lib/domain/rules/role-shared-across-workloads.ts';
import { roleUnusedPermissionsRule } from '#lib/domain/rules/role-unused-permissions.ts';
import {
  type Remediable,
  type Remediation,
  type Rule,
  type RuleId,
  ruleIds,
} from '#lib/domain/rules/rule.ts';

const rules: Record<RuleId, Rule> = {
  'ec2-no-instance-profile': ec2NoInstanceProfileRule,
  'ec2-empty-instance-profile': ec2EmptyInstanceProfileRule,
  'launch-template-no-instance-profile': launchTemplateNoInstanceProfileRule,
  'user-data-credentials': userDataCredentialsRule,
  'launch-template-credentials': launchTemplateCredentialsRule,
  'code-credentials': codeCredentialsRule,
  'host-credentials': hostCredentialsRule,
  'key-old': keyOldRule,
  'key-unused': keyUnusedRule,
  'key-root': keyRootRule,
  'key-second-active': keySecondActiveRule,
  'key-inactive-not-deleted': keyInactiveNotDeletedRule,
  'ec2-imdsv1-allowed': ec2ImdsV1AllowedRule,
  'resource-unowned': resourceUnownedRule,
  'role-shared-across-workloads': roleSharedAcrossWorkloadsRule,
  'role-unused-permissions': roleUnusedPermissionsRule,
  'key-active-after-migration': keyActiveAfterMigrationRule,
  'role-administrator': roleAdministratorRule,
  'role-privilege-escalation': rolePrivilegeEscalationRule,
  'role-excessive-permissions': roleExcessivePermissionsRule,
};

/** Every rule, in the order in which they are listed. */
export const allRules: readonly Rule[] = ruleIds.map((id) => rules[id]);

/** Whether a text, from the database or a request, is a rule's id. */
export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(rules, text);
}

export function ruleOf(id: RuleId): Rule {
  return rules[id];
}

/**
 * How to mend a finding, filled in with its own ids. A key id appears as the finding gives it: hand in a masked
 * finding for those who may not see it in full.
 */
export function remediationOf(finding: Remediable & { ruleId: RuleId }): Remediation {
  return rules[finding.ruleId].remediate(finding);
}
