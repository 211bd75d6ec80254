import type { Estate } from '../estate/estate.ts';
import { createProfile } from '../estate/identities.ts';
import { launch } from '../estate/instances.ts';
import type { Account, RoleFault } from '../estate/model.ts';
import { allow, deny, document } from '../estate/policies.ts';
import { ownerTags, TEAMS } from '../estate/teams.ts';
import { createRole } from './roles.ts';

/** A role for instances whose permissions show a rule at work; `breaks` is what it was written to break. */
type RoleCase = {
  readonly name: string;
  readonly documents: readonly string[];
  readonly managed?: readonly string[];
  readonly isBounded?: boolean;
  /** Whether the metadata service of its instance is off, and would answer without a token if it were not. */
  readonly isMetadataOff?: boolean;
  readonly breaks: readonly RoleFault[];
};

const escalates = ['role-privilege-escalation', 'role-excessive-permissions'] as const;
const excessive = ['role-excessive-permissions'] as const;
const ownSecret = 'arn:aws:secretsmanager:*:*:secret:tools/own-*';
const administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess';

const broken: readonly RoleCase[] = [
  { name: 'bootstrap', documents: [], managed: [administratorAccess], breaks: ['role-administrator'] },
  {
    name: 'break-glass',
    documents: [document([{ Effect: 'Allow', NotAction: ['organizations:*', 'account:*'], Resource: '*' }])],
    breaks: ['role-administrator'],
  },
  // A Deny of a little does not make less than an administrator.
  {
    name: 'migration',
    documents: [allow(['*']), deny(['s3:DeleteBucket'])],
    breaks: ['role-administrator'],
  },
  { name: 'ci-runner', documents: [allow(['iam:PassRole', 'ec2:RunInstances'])], breaks: escalates },
  { name: 'iam-sync', documents: [allow(['iam:PutRolePolicy', 'iam:ListRoles'])], breaks: escalates },
  { name: 'key-rotator', documents: [allow(['iam:CreateAccessKey', 'iam:ListUsers'])], breaks: escalates },
  { name: 'policy-linter', documents: [allow(['iam:CreatePolicyVersion'])], breaks: escalates },
  { name: 'function-deployer', documents: [allow(['lambda:UpdateFunctionCode'])], breaks: escalates },
  { name: 'patching', documents: [allow(['ssm:SendCommand', 'ssm:ListCommands'])], breaks: escalates },
  { name: 'cross-account', documents: [allow(['sts:AssumeRole'])], breaks: escalates },
  {
    name: 'stack-builder',
    documents: [allow(['iam:PassRole', 'cloudformation:CreateStack'])],
    breaks: escalates,
  },
  { name: 'etl-loader', documents: [allow(['s3:GetObject', 's3:ListBucket'])], breaks: excessive },
  { name: 'secret-reader', documents: [allow(['secretsmanager:GetSecretValue'])], breaks: excessive },
  { name: 'image-sharer', documents: [allow(['ec2:ModifyImageAttribute'])], breaks: excessive },
  {
    name: 'reaper',
    documents: [allow(['ec2:TerminateInstances', 'ec2:DescribeInstances'])],
    breaks: excessive,
  },
  { name: 'queue-worker', documents: [allow(['sqs:*'])], breaks: excessive },
];

// What looks as bad at a glance, and is not.
const sound: readonly RoleCase[] = [
  { name: 'bounded-admin', documents: [], managed: [administratorAccess], isBounded: true, breaks: [] },
  { name: 'denied-iam', documents: [allow(['iam:PutRolePolicy']), deny(['iam:*'])], breaks: [] },
  {
    name: 'own-runner',
    documents: [
      allow(['iam:PassRole'], ['arn:aws:iam::*:role/runner-task']),
      allow(['ec2:RunInstances'], ['arn:aws:ec2:*:*:instance/runner-*']),
    ],
    breaks: [],
  },
  { name: 'own-secret', documents: [allow(['secretsmanager:GetSecretValue'], [ownSecret])], breaks: [] },
  {
    name: 'inventory',
    documents: [allow(['ec2:Describe*', 'iam:List*', 's3:ListAllMyBuckets'])],
    breaks: [],
  },
  {
    name: 'log-shipper',
    documents: [allow(['s3:PutObject'], ['arn:aws:s3:::central-logs/*'])],
    isMetadataOff: true,
    breaks: [],
  },
];

/** Roles that break each rule of permissions, and others that only seem to, each on an instance of its own. */
export function addRoleCases(estate: Estate, account: Account): void {
  const random = estate.chance(`role-cases-${account.id}`);
  const regions = [...account.regions.values()];
  for (const one of [...broken, ...sound]) {
    const { name, documents, managed = [], isBounded = false, isMetadataOff = false, breaks } = one;
    const tags = ownerTags(random, random.pick(TEAMS));
    const role = createRole(estate, account, {
      ...{ name, service: 'ec2.amazonaws.com', tags, managed, breaks },
      inline: documents.map((text, index) => ({ name: `${name}-${index + 1}`, document: text })),
      boundaryArn: isBounded ? `arn:aws:iam::${account.id}:policy/workload-boundary` : null,
    });
    const profile = createProfile(estate, account, name, role, role.createdAt);
    launch(estate, {
      ...{ region: random.pick(regions), type: 't3.small', profile, userData: null },
      httpTokens: isMetadataOff ? 'optional' : 'required',
      httpEndpoint: isMetadataOff ? 'disabled' : 'enabled',
      tags: [['Name', name], ['service', name], ['env', 'tools'], ...tags],
      at: estate.startsAt - random.integer(10 * 86_400, 300 * 86_400) * 1000,
    });
  }
}
