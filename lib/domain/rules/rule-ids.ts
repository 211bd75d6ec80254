import type { ExposureSource } from '#lib/domain/inventory.ts';

/** How bad a finding is, worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;

export type Severity = (typeof severities)[number];

export const ruleIds = [
  'ec2-no-instance-profile',
  'ec2-empty-instance-profile',
  'launch-template-no-instance-profile',
  'user-data-credentials',
  'launch-template-credentials',
  'code-credentials',
  'host-credentials',
  'key-old',
  'key-unused',
  'key-root',
  'key-second-active',
  'key-inactive-not-deleted',
  'ec2-imdsv1-allowed',
  'resource-unowned',
  'role-shared-across-workloads',
  'role-unused-permissions',
  'key-active-after-migration',
  'role-administrator',
  'role-privilege-escalation',
  'role-excessive-permissions',
] as const;

export type RuleId = (typeof ruleIds)[number];

/** The rule of each source whose findings are exposed credentials. */
export const exposureRuleOf = {
  'user-data': 'user-data-credentials',
  'launch-template': 'launch-template-credentials',
  code: 'code-credentials',
  host: 'host-credentials',
} as const satisfies Record<ExposureSource, RuleId>;

/** The rules whose findings are exposed credentials. */
export const exposureRules = Object.values(exposureRuleOf);

/** What a finding may be about. */
export const findingResourceKinds = [
  'instance',
  'launch-template',
  'access-key',
  'role',
  'repository',
  'host',
] as const;

export type FindingResourceKind = (typeof findingResourceKinds)[number];

/** What holds an exposed credential, by where it was found. */
export const holderKindOf = {
  'user-data': 'instance',
  'launch-template': 'launch-template',
  code: 'repository',
  host: 'host',
} as const satisfies Record<ExposureSource, FindingResourceKind>;
