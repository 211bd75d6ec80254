/** What a permission is needed for, in the words of the operator who grants it. */
export const collectorPermissions = {
  'ec2:DescribeRegions': 'which regions are enabled',
  'ec2:DescribeInstances': 'instances, their profiles and tags',
  'ec2:DescribeIamInstanceProfileAssociations': 'when a profile was attached',
  'ec2:DescribeInstanceAttribute': 'user data, for credentials in it',
  'ec2:DescribeLaunchTemplates': 'launch templates',
  'ec2:DescribeLaunchTemplateVersions': 'their versions: profile and user data',
  'iam:GetAccountAuthorizationDetails': 'roles, profiles, policies, users and groups',
  'iam:GenerateCredentialReport': 'age and use of access keys',
  'iam:GetCredentialReport': 'age and use of access keys',
  'iam:ListAccessKeys': 'ids and present state of access keys',
  'iam:GenerateServiceLastAccessedDetails': 'which services roles with findings use',
  'iam:GetServiceLastAccessedDetails': 'which services roles with findings use',
  'iam:ListAccountAliases': "the account's name",
} as const;

/** An action that collectors call. */
export type CollectorAction = keyof typeof collectorPermissions;

/** Every action that collectors call, in the order of the policy. */
export const collectorActions = Object.keys(collectorPermissions) as CollectorAction[];

/** An IAM policy document. */
export type PolicyDocument = {
  Version: '2012-10-17';
  Statement: { Sid: string; Effect: 'Allow'; Action: string[]; Resource: string | string[] }[];
};

/** Whether collectors call an action by themselves; `sts:AssumeRole`, say, is made on the way. */
export function isCollectorAction(action: string): action is CollectorAction {
  return Object.hasOwn(collectorPermissions, action);
}

/** The IAM policy that collectors need, and no more; all of it reads. `only` leaves the other actions out. */
export function minimalPolicy(only: readonly CollectorAction[] = collectorActions): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'RolecallCollector', Effect: 'Allow', Action: [...only], Resource: '*' }],
  };
}
