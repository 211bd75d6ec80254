import { nameInArn } from '#lib/domain/name-in-arn.ts';
import { unusedPermissions } from '#lib/domain/rules/compliance.ts';
import { roleExample } from '#lib/domain/rules/examples.ts';
import { hclString, resourceName, shellWord, textOf, yamlString } from '#lib/domain/rules/quoting.ts';
import { type RoleIdentity, roleDraft } from '#lib/domain/rules/role.ts';
import type { Evidence, Remediable, Remediation, Rule, Verdict } from '#lib/domain/rules/rule.ts';

const dayMs = 86_400_000;

/** What the rule on unused services looks at. */
export type RoleServices = {
  accountId: string;
  role: RoleIdentity;
  /** Those that the role may use and of which AWS tracks the use; null: not in the time that it looks back. */
  services: readonly { service: string; lastUsedAt: Date | null }[];
  /** When AWS told. */
  lookedAt: Date;
  unusedDays: number;
};

export const roleUnusedPermissionsRule: Rule = {
  id: 'role-unused-permissions',
  title: 'Role with services that it does not use',
  rationale:
    'The role may use services that nothing on its instances has used for a long time. They help nobody but whoever takes the role over.',
  condition:
    'A role with a finding on its permissions or its sharing, older than {serviceUnusedDays} days, may use a service that it has not used for {serviceUnusedDays} days, as AWS tells it (service last accessed). Services that AWS does not track say nothing.',
  severity: 'low',
  resourceKind: 'role',
  compliance: unusedPermissions,
  remediate,
  example: {
    ...roleExample,
    evidence: {
      ...roleExample.evidence,
      unusedDays: 90,
      unusedServices: ['iam', 'sqs'],
      usedServices: ['s3'],
    },
  },
};

/**
 * Low: of the services that a role may use, it has not used some in the window, counted back from when AWS told. A role that
 * is younger than the window, or of unknown age, cannot tell yet.
 */
export function roleUnusedPermissions(subject: RoleServices): Verdict {
  const { accountId, role, services, lookedAt, unusedDays } = subject;
  const since = new Date(lookedAt.getTime() - unusedDays * dayMs);
  if (role.createdAt === null || role.createdAt > since) return 'unknown';
  const isUsed = ({ lastUsedAt }: { lastUsedAt: Date | null }) => lastUsedAt !== null && lastUsedAt >= since;
  const namesOf = (some: RoleServices['services']) => some.map(({ service }) => service).sort();
  const unusedServices = namesOf(services.filter((each) => !isUsed(each)));
  if (unusedServices.length === 0) return null;
  const count = `${unusedServices.length} of ${services.length} ${services.length === 1 ? 'service' : 'services'}`;
  return roleDraft(
    { accountId, role },
    {
      ruleId: 'role-unused-permissions',
      severity: 'low',
      title: `Role ${role.roleName} does not use ${count} that it may use`,
      evidence: { unusedDays, unusedServices, usedServices: namesOf(services.filter(isUsed)) },
    },
  );
}

function remediate({ resourceId, evidence }: Remediable): Remediation {
  const roleName = textOf(evidence, 'roleName', nameInArn(resourceId));
  const used = textsOf(evidence, 'usedServices');
  return used.length === 0 ? ofIdleRole(roleName) : ofRole(roleName, used);
}

function ofRole(roleName: string, used: readonly string[]): Remediation {
  const label = resourceName(roleName);
  const policyName = `${roleName}-in-use`.slice(-128);
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'InUse', Effect: 'Allow', Action: used.map((service) => `${service}:*`), Resource: '*' },
    ],
  });
  return {
    cli: [
      '# What is used is enough. As a boundary it takes the other services away and grants nothing:',
      `aws iam create-policy --policy-name ${shellWord(policyName)} --policy-document ${shellWord(policy)}`,
      `aws iam put-role-permissions-boundary --role-name ${shellWord(roleName)} --permissions-boundary POLICY_ARN`,
      '# Then narrow its own policies to the actions in use, and take the boundary off again:',
      `aws iam list-attached-role-policies --role-name ${shellWord(roleName)}`,
    ].join('\n'),
    terraform: [
      `resource "aws_iam_policy" "${label}_in_use" {`,
      `  name   = ${hclString(policyName)}`,
      `  policy = ${hclString(policy)}`,
      '}',
      `# In the aws_iam_role of ${roleName}:`,
      `#   permissions_boundary = aws_iam_policy.${label}_in_use.arn`,
    ].join('\n'),
    cloudFormation: [
      `InUse${label}:`,
      '  Type: AWS::IAM::ManagedPolicy',
      '  Properties:',
      `    ManagedPolicyName: ${yamlString(policyName)}`,
      `    PolicyDocument: ${policy}`,
      `# In the AWS::IAM::Role of ${roleName}:`,
      `#   PermissionsBoundary: !Ref InUse${label}`,
    ].join('\n'),
    console: [
      `Open IAM, Roles, and ${roleName}; the tab Last Accessed shows what is used.`,
      `Create a policy that allows no more than ${used.join(', ')}.`,
      'Set it as the permissions boundary, or put it in the place of the policies that the role has.',
    ],
  };
}

function ofIdleRole(roleName: string): Remediation {
  const word = shellWord(roleName);
  const denied = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'Idle', Effect: 'Deny', Action: '*', Resource: '*' }],
  });
  return {
    cli: [
      '# Nothing that it may use is used. First deny everything, and see whether anybody misses it:',
      `aws iam put-role-policy --role-name ${word} --policy-name idle --policy-document ${shellWord(denied)}`,
      '# Then take its policies off, and delete it if nothing needs the role at all:',
      `aws iam list-attached-role-policies --role-name ${word}`,
    ].join('\n'),
    terraform: [
      `resource "aws_iam_role_policy" "${resourceName(roleName)}_idle" {`,
      '  name   = "idle"',
      `  role   = ${hclString(roleName)}`,
      `  policy = ${hclString(denied)}`,
      '}',
    ].join('\n'),
    cloudFormation: [
      `Idle${resourceName(roleName)}:`,
      '  Type: AWS::IAM::RolePolicy',
      '  Properties:',
      '    PolicyName: idle',
      `    RoleName: ${yamlString(roleName)}`,
      `    PolicyDocument: ${denied}`,
    ].join('\n'),
    console: [
      `Open IAM, Roles, and ${roleName}; the tab Last Accessed shows that nothing is used.`,
      'Detach its policies, and delete the role if no instance needs one.',
    ],
  };
}

function textsOf(evidence: Evidence, name: string): string[] {
  const value = evidence[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
