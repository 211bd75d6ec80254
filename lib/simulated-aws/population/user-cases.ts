import { DAY, HOUR } from '../estate/durations.ts';
import type { Estate } from '../estate/estate.ts';
import { createGroup, createKey, createUser, usage } from '../estate/identities.ts';
import type { Account, Group, UserPower } from '../estate/model.ts';
import { allow, deny } from '../estate/policies.ts';
import { ownerTags, TEAMS } from '../estate/teams.ts';

/** A user with a key whose permissions show where they may come from; `power` is what they were written to amount to. */
type UserCase = {
  readonly name: string;
  readonly documents?: readonly string[];
  readonly groups?: readonly string[];
  readonly isBounded?: boolean;
  readonly power: UserPower;
};

const groups: readonly (Pick<Group, 'name' | 'managedPolicyArns'> & { document?: string })[] = [
  { name: 'administrators', managedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
  { name: 'onboarding', managedPolicyArns: [], document: allow(['iam:AddUserToGroup', 'iam:ListUsers']) },
  { name: 'no-iam', managedPolicyArns: [], document: deny(['iam:*']) },
  { name: 'newcomers', managedPolicyArns: [] },
];

// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM's.
const itself = 'arn:aws:iam::*:user/${aws:username}';

const cases: readonly UserCase[] = [
  { name: 'build-admin', groups: ['administrators'], power: 'administrator' },
  { name: 'old-terraform', documents: [allow(['*'])], power: 'administrator' },
  { name: 'hr-sync', groups: ['newcomers', 'onboarding'], power: 'can-become-administrator' },
  {
    name: 'self-service',
    documents: [allow(['iam:PutUserPolicy'], [itself])],
    power: 'can-become-administrator',
  },
  // What looks as bad at a glance, and is not: a boundary cuts it, a group denies it, a group gives nothing.
  { name: 'bounded-build', groups: ['administrators'], isBounded: true, power: 'limited' },
  {
    name: 'denied-by-group',
    documents: [allow(['iam:AttachUserPolicy'])],
    groups: ['no-iam'],
    power: 'limited',
  },
  { name: 'newcomer', groups: ['newcomers'], power: 'limited' },
  {
    name: 'key-changer',
    documents: [allow(['iam:UpdateAccessKey', 'iam:ListAccessKeys'], [itself])],
    power: 'limited',
  },
];

/** Users who are administrators, can become such, or only seem to, by themselves or by their groups; each with a key in use. */
export function addUserCases(estate: Estate, account: Account): void {
  const random = estate.chance(`user-cases-${account.id}`);
  for (const { name, managedPolicyArns, document } of groups)
    createGroup(estate, account, {
      ...{ name, managedPolicyArns },
      inlinePolicies: document === undefined ? [] : [{ name, document }],
    });
  for (const { name, documents = [], groups: of = [], isBounded = false, power } of cases) {
    const createdAt = estate.startsAt - random.integer(20, 80) * DAY;
    const user = createUser(estate, account, {
      ...{ name, createdAt, power, groups: of, console: null, managedPolicyArns: [] },
      tags: ownerTags(random, random.pick(TEAMS)),
      inlinePolicies: documents.map((document, index) => ({ name: `${name}-${index + 1}`, document })),
      boundaryArn: isBounded ? `arn:aws:iam::${account.id}:policy/workload-boundary` : null,
    });
    createKey(estate, account, user.keys, { at: createdAt + HOUR, usage: usage(createdAt + DAY, 12) });
  }
}
