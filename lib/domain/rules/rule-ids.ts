/** How bad a finding is, worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;

export type Severity = (typeof severities)[number];

export const ruleIds = [
  'ec2-no-instance-profile',
  'ec2-empty-instance-profile',
  'launch-template-no-instance-profile',
  'user-data-credentials',
  'launch-template-credentials',
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

/** The rules whose findings are exposed credentials. */
export const exposureRules = [
  'user-data-credentials',
  'launch-template-credentials',
] as const satisfies readonly RuleId[];

/** What a finding may be about. */
export const findingResourceKinds = ['instance', 'launch-template', 'access-key', 'role'] as const;

export type FindingResourceKind = (typeof findingResourceKinds)[number];
