import type { RoleFault } from './model.ts';
import type { Random } from './random.ts';

type Inline = { readonly name: string; readonly document: string };

/** A policy document with one Allow statement. */
export function allow(actions: readonly string[], resources: readonly string[] = ['*']): string {
  return document([{ Effect: 'Allow', Action: actions, Resource: resources }]);
}

/** A policy document that denies actions on everything. */
export function deny(actions: readonly string[]): string {
  return document([{ Effect: 'Deny', Action: actions, Resource: '*' }]);
}

/** A policy document of statements. */
export function document(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** A trust policy for an AWS service such as `ec2.amazonaws.com`, or for an account when given its ARN. */
export function trust(principal: string): string {
  const Principal = principal.startsWith('arn:') ? { AWS: principal } : { Service: principal };
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
  });
}

type Permissions = { inline: Inline[]; managed: string[]; breaks: RoleFault[] };

/** What a service's role may do, and which rules that breaks: mostly enough and no more, sometimes far too much. */
export function rolePolicies(random: Random, service: string): Permissions {
  const roll = random.next();
  const own = allow(['s3:GetObject', 's3:PutObject'], [`arn:aws:s3:::${service}-data/*`]);
  const ssm = 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore';
  const administrator: RoleFault[] = ['role-administrator'];
  const excessive: RoleFault[] = ['role-excessive-permissions'];
  if (roll < 0.06)
    return { inline: [], managed: ['arn:aws:iam::aws:policy/AdministratorAccess'], breaks: administrator };
  if (roll < 0.12)
    return { inline: [{ name: 'everything', document: allow(['*']) }], managed: [], breaks: administrator };
  if (roll < 0.2)
    return {
      inline: [
        { name: 'deploy', document: allow(['iam:PassRole', 'ec2:RunInstances', 'lambda:CreateFunction']) },
      ],
      managed: [ssm],
      breaks: ['role-privilege-escalation', ...excessive],
    };
  if (roll < 0.35)
    return {
      inline: [{ name: 'storage', document: allow(['s3:*', 'dynamodb:*']) }],
      managed: [ssm],
      breaks: excessive,
    };
  if (roll < 0.5)
    return {
      inline: [{ name: 'own-bucket', document: own }],
      managed: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'],
      breaks: excessive,
    };
  return { inline: [{ name: 'own-bucket', document: own }], managed: [ssm], breaks: [] };
}

/** The AWS-managed policies that the estate's users and roles are attached to. */
export const AWS_MANAGED: readonly { readonly name: string; readonly document: string }[] = [
  { name: 'AdministratorAccess', document: allow(['*']) },
  {
    name: 'ReadOnlyAccess',
    document: allow(['ec2:Describe*', 'iam:Get*', 'iam:List*', 's3:Get*', 's3:List*']),
  },
  {
    name: 'SecurityAudit',
    document: allow(['ec2:Describe*', 'iam:Get*', 'iam:List*', 'iam:GenerateCredentialReport']),
  },
  { name: 'AmazonS3FullAccess', document: allow(['s3:*', 's3-object-lambda:*']) },
  {
    name: 'AmazonSSMManagedInstanceCore',
    document: allow(['ssm:UpdateInstanceInformation', 'ssmmessages:*']),
  },
];
