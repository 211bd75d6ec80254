import type { Random } from './random.ts';

type Inline = { readonly name: string; readonly document: string };

/** A policy document with one Allow statement. */
export function allow(actions: readonly string[], resources: readonly string[] = ['*']): string {
  const statement = { Effect: 'Allow', Action: actions, Resource: resources };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

/** A trust policy for an AWS service such as `ec2.amazonaws.com`, or for an account when given its ARN. */
export function trust(principal: string): string {
  const Principal = principal.startsWith('arn:') ? { AWS: principal } : { Service: principal };
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
  });
}

/** What a service's role may do: mostly enough and no more, sometimes far too much. */
export function rolePolicies(random: Random, service: string): { inline: Inline[]; managed: string[] } {
  const roll = random.next();
  const own = allow(['s3:GetObject', 's3:PutObject'], [`arn:aws:s3:::${service}-data/*`]);
  const ssm = 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore';
  if (roll < 0.06) return { inline: [], managed: ['arn:aws:iam::aws:policy/AdministratorAccess'] };
  if (roll < 0.12) return { inline: [{ name: 'everything', document: allow(['*']) }], managed: [] };
  if (roll < 0.2)
    return {
      inline: [
        { name: 'deploy', document: allow(['iam:PassRole', 'ec2:RunInstances', 'lambda:CreateFunction']) },
      ],
      managed: [ssm],
    };
  if (roll < 0.35)
    return { inline: [{ name: 'storage', document: allow(['s3:*', 'dynamodb:*']) }], managed: [ssm] };
  if (roll < 0.5)
    return {
      inline: [{ name: 'own-bucket', document: own }],
      managed: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'],
    };
  return { inline: [{ name: 'own-bucket', document: own }], managed: [ssm] };
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
