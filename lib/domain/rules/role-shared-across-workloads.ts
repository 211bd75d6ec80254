import { nameInArn } from '#lib/domain/name-in-arn.ts';
import { unowned } from '#lib/domain/ownership.ts';
import { sharedRole } from '#lib/domain/rules/compliance.ts';
import { roleExample } from '#lib/domain/rules/examples.ts';
import { hclString, resourceName, shellWord, textOf, yamlString } from '#lib/domain/rules/quoting.ts';
import { type RoleIdentity, roleDraft } from '#lib/domain/rules/role.ts';
import type { Evidence, Remediable, Remediation, Rule, Verdict } from '#lib/domain/rules/rule.ts';
import { ec2TrustPolicy } from '#lib/domain/rules/trust-policy.ts';
import { type RoleWorkload, sharingOf } from '#lib/domain/workloads.ts';

/** Whether a role may do more than one workload needs, by the classes of its permissions; `unknown` where it is not assessed. */
type RoleBreadth = 'broad' | 'narrow' | 'unknown';

/** What the rule on sharing looks at. */
export type RoleSharing = {
  accountId: string;
  role: RoleIdentity;
  breadth: RoleBreadth;
  workloads: readonly RoleWorkload[];
};

const exampleEvidence: Evidence = {
  breadth: 'narrow',
  workloadNames: ['search', 'shop'],
  workloads: ['application search, of search, in eu-west-1', 'application shop, of payments, in eu-west-1'],
  workloadCount: 2,
  owners: ['payments', 'search'],
  regions: ['eu-west-1'],
};

export const roleSharedAcrossWorkloadsRule: Rule = {
  id: 'role-shared-across-workloads',
  title: 'Role shared across workloads',
  rationale:
    'Different workloads carry one role, so each can do whatever any of them needs. One that is taken over opens the data of the others, and nobody can narrow the role for one without asking all.',
  condition:
    'Running instances of different workloads (application tag, CloudFormation stack, Auto Scaling group, launch template) or of different owners carry the role; of high severity if it is broad: an administrator, or in another class of excessive permissions.',
  severity: 'high',
  resourceKind: 'role',
  compliance: sharedRole,
  remediate,
  example: { ...roleExample, evidence: { ...roleExample.evidence, ...exampleEvidence } },
};

/** How many workloads a finding names. */
const mostNamed = 20;

/** Medium, or high for a broad role: instances of different workloads or owners carry it. */
export function roleSharedAcrossWorkloads({ accountId, role, breadth, workloads }: RoleSharing): Verdict {
  const sharing = sharingOf(workloads);
  if (sharing !== 'shared') return sharing === 'unknown' ? 'unknown' : null;
  const owners = [...new Set(workloads.flatMap((each) => each.owners))].sort();
  const sentences = workloads.map(sentenceOf).sort();
  const named = workloads.flatMap(({ workload }) => workload?.name ?? []).sort();
  return roleDraft(
    { accountId, role },
    {
      ruleId: 'role-shared-across-workloads',
      severity: breadth === 'broad' ? 'high' : 'medium',
      title: `Role ${role.roleName} is shared by ${countsOf(named.length, owners)}`,
      evidence: {
        breadth,
        workloadNames: named.slice(0, mostNamed),
        workloads: sentences.slice(0, mostNamed),
        workloadCount: workloads.length,
        owners,
        regions: [...new Set(workloads.flatMap(({ regions }) => regions))].sort(),
      },
    },
  );
}

/** `3 workloads of 2 owners`, of which only those count that are known. */
function countsOf(workloads: number, owners: readonly string[]): string {
  const known = owners.filter((owner) => owner !== unowned).length;
  const ofOwners = known > 1 ? `${known} owners` : null;
  const ofWorkloads = workloads > 1 ? `${workloads} workloads` : null;
  return [ofWorkloads, ofOwners].filter((part) => part !== null).join(' of ');
}

/** A workload as it stands in the evidence: without figures that an Auto Scaling group moves by itself, so that a finding stays as it is while nothing of it changes. */
function sentenceOf({ workload, owners, regions }: RoleWorkload): string {
  const name = workload === null ? 'no workload known' : `${kindNames[workload.kind]} ${workload.name}`;
  return `${name}, of ${owners.join(' and ')}, in ${regions.join(' and ')}`;
}

const kindNames = {
  application: 'application',
  stack: 'stack',
  'auto-scaling-group': 'Auto Scaling group',
  'launch-template': 'launch template',
} as const;

/** How many roles the remediation spells out. */
const mostSpelled = 5;
const longestRoleName = 64;

function remediate({ resourceId, evidence }: Remediable): Remediation {
  const roleName = textOf(evidence, 'roleName', nameInArn(resourceId));
  const { workloadNames } = evidence;
  const names = Array.isArray(workloadNames) ? workloadNames.map(String) : [];
  const roles = splitRoles(roleName, names.length > 1 ? names : ['workload-1', 'workload-2']);
  const rest = names.length > roles.length ? ['# And so on for each of the others.'] : [];
  return {
    cli: [
      `# One role for each workload that carries ${roleName}, with what that workload needs of its permissions:`,
      `aws iam list-attached-role-policies --role-name ${shellWord(roleName)}`,
      `aws iam list-role-policies --role-name ${shellWord(roleName)}`,
      ...roles.flatMap(cliOf),
      ...rest,
      '# Then let each launch template or instance name its own profile; a running instance changes without a restart:',
      'aws ec2 describe-iam-instance-profile-associations --filters Name=instance-id,Values=INSTANCE_ID --query "IamInstanceProfileAssociations[0].AssociationId" --output text',
      `aws ec2 replace-iam-instance-profile-association --association-id ASSOCIATION_ID --iam-instance-profile Name=${shellWord(roles[0]?.name ?? roleName)}`,
    ].join('\n'),
    terraform: terraformOf(roleName, roles),
    cloudFormation: [...roles.flatMap(cloudFormationOf), ...rest].join('\n'),
    console: [
      `Open IAM, Roles, and ${roleName}: note the policies, and under Last Accessed which services are used.`,
      ...roles.map(
        ({ name, workload }) =>
          `For ${workload}: Create role, AWS service, EC2, with the policies that it needs, named ${name}.`,
      ),
      'Open EC2, Launch Templates: create a version of each workload’s template with its own profile, and make it the default.',
      'For instances that run: Actions, Security, Modify IAM role.',
    ],
  };
}

type SplitRole = { workload: string; name: string };

function splitRoles(roleName: string, workloads: readonly string[]): SplitRole[] {
  return workloads.slice(0, mostSpelled).map((workload) => {
    const slug = workload.replaceAll(/[^\w+=,.@]+/g, '-').slice(0, longestRoleName / 2);
    const suffix = `-${slug.replace(/-$/, '')}`;
    return { workload, name: `${roleName.slice(0, longestRoleName - suffix.length)}${suffix}` };
  });
}

function cliOf({ workload, name }: SplitRole): string[] {
  const word = shellWord(name);
  return [
    `# ${workload.replaceAll(/\s+/g, ' ')}`,
    `aws iam create-role --role-name ${word} --assume-role-policy-document '${ec2TrustPolicy}'`,
    `aws iam attach-role-policy --role-name ${word} --policy-arn POLICY_ARN`,
    `aws iam create-instance-profile --instance-profile-name ${word}`,
    `aws iam add-role-to-instance-profile --instance-profile-name ${word} --role-name ${word}`,
  ];
}

function terraformOf(roleName: string, roles: readonly SplitRole[]): string {
  const label = resourceName(roleName);
  return [
    'locals {',
    `  ${label}_roles = toset([${roles.map(({ name }) => hclString(name)).join(', ')}])`,
    '}',
    `resource "aws_iam_role" "${label}" {`,
    `  for_each           = local.${label}_roles`,
    '  name               = each.key',
    `  assume_role_policy = ${hclString(ec2TrustPolicy)}`,
    '}',
    `resource "aws_iam_instance_profile" "${label}" {`,
    `  for_each = local.${label}_roles`,
    '  name     = each.key',
    `  role     = aws_iam_role.${label}[each.key].name`,
    '}',
    '# Attach to each role what its workload needs, and name its profile in the aws_launch_template of the workload.',
  ].join('\n');
}

function cloudFormationOf({ name }: SplitRole): string[] {
  const label = resourceName(name);
  return [
    `Role${label}:`,
    '  Type: AWS::IAM::Role',
    '  Properties:',
    `    RoleName: ${yamlString(name)}`,
    `    AssumeRolePolicyDocument: ${ec2TrustPolicy}`,
    `Profile${label}:`,
    '  Type: AWS::IAM::InstanceProfile',
    '  Properties:',
    `    InstanceProfileName: ${yamlString(name)}`,
    `    Roles: [!Ref Role${label}]`,
  ];
}
