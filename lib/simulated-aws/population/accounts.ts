import { makeAccessKeyId, makeSecret } from '../estate/access-key-id.ts';
import { DAY } from '../estate/durations.ts';
import type { Estate } from '../estate/estate.ts';
import { createGroup, createKey, iamId, usage } from '../estate/identities.ts';
import type { Account } from '../estate/model.ts';
import { AWS_MANAGED, allow } from '../estate/policies.ts';
import type { AccountPlan } from './plan.ts';
import { createRole } from './roles.ts';

/** The role that sts:AssumeRole takes the collector into. */
export const COLLECTOR_ROLE = 'RolecallCollector';

/** Opens an account with its regions, its managed policies and the collector's credentials. */
export function openAccount(estate: Estate, plan: AccountPlan): Account {
  const random = estate.chance(`account-${plan.id}`);
  const account: Account = {
    id: plan.id,
    name: plan.name,
    externalId: plan.externalId ?? null,
    collectorKeyId: makeAccessKeyId(random, plan.id, 'AKIA'),
    collectorSecret: makeSecret(random),
    regions: new Map(),
    users: [],
    groups: [],
    roles: [],
    profiles: [],
    policies: [],
    rootKeys: [],
  };
  for (const name of plan.regions)
    account.regions.set(name, { name, account, instances: [], instancesById: new Map(), templates: [] });
  addPolicies(estate, account);
  createGroup(estate, account, { name: 'services' });
  createGroup(estate, account, {
    name: 'developers',
    managedPolicyArns: [`arn:aws:iam::${account.id}:policy/developers`],
  });
  const caller = `arn:aws:iam::${plan.id}:root`;
  createRole(estate, account, {
    name: COLLECTOR_ROLE,
    service: caller,
    managed: ['arn:aws:iam::aws:policy/SecurityAudit'],
  });
  if (plan.rootKey) addRootKey(estate, account);
  estate.accounts.push(account);
  return account;
}

function addPolicies(estate: Estate, account: Account): void {
  for (const { name, document } of AWS_MANAGED)
    account.policies.push({
      arn: `arn:aws:iam::aws:policy/${name}`,
      name,
      id: iamId(estate, 'ANPA'),
      createdAt: Date.UTC(2015, 1, 6, 18, 39, 46),
      documents: [document],
    });
  account.policies.push({
    arn: `arn:aws:iam::${account.id}:policy/developers`,
    name: 'developers',
    id: iamId(estate, 'ANPA'),
    createdAt: estate.startsAt - 300 * DAY,
    documents: [allow(['ec2:*']), allow(['ec2:Describe*', 's3:*'])],
  });
  account.policies.push({
    arn: `arn:aws:iam::${account.id}:policy/workload-boundary`,
    name: 'workload-boundary',
    id: iamId(estate, 'ANPA'),
    createdAt: estate.startsAt - 300 * DAY,
    documents: [allow(['s3:GetObject', 's3:PutObject'], ['arn:aws:s3:::tools-data/*'])],
  });
}

function addRootKey(estate: Estate, account: Account): void {
  const createdAt = estate.startsAt - 940 * DAY;
  createKey(estate, account, account.rootKeys, {
    at: createdAt,
    usage: usage(createdAt + DAY, 240, estate.startsAt - 200 * DAY),
    service: 'iam',
  });
}
