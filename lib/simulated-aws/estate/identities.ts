import { makeAccessKeyId, makeSecret } from './access-key-id.ts';
import { MINUTE, QUIET_MS } from './durations.ts';
import type { Estate } from './estate.ts';
import type { AccessKey, Account, Group, Profile, Role, Usage, User } from './model.ts';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A unique id of IAM's own: `AROA...`, `AIDA...`, `AIPA...`, `ANPA...`. */
export function iamId(estate: Estate, prefix: string): string {
  return prefix + estate.chance('iam-ids').text(UPPER, 17);
}

/** CreateUser. */
export function createUser(
  estate: Estate,
  account: Account,
  order: Pick<User, 'name' | 'createdAt' | 'tags' | 'groups' | 'console' | 'managedPolicyArns'> &
    Partial<Pick<User, 'inlinePolicies' | 'boundaryArn' | 'power'>>,
): User {
  const unsaid = { inlinePolicies: [], boundaryArn: null, power: 'limited' } as const;
  const user = { ...unsaid, ...order, id: iamId(estate, 'AIDA'), keys: [] };
  account.users.push(user);
  return user;
}

/** CreateGroup with its policies. */
export function createGroup(
  estate: Estate,
  account: Account,
  order: Pick<Group, 'name'> & Partial<Pick<Group, 'inlinePolicies' | 'managedPolicyArns'>>,
): Group {
  const unsaid = { inlinePolicies: [], managedPolicyArns: [] };
  const id = iamId(estate, 'AGPA');
  const group = { ...unsaid, ...order, id, createdAt: Date.UTC(2019, 3, 2, 10) };
  account.groups.push(group);
  return group;
}

/** CreateAccessKey, for a user or (among `account.rootKeys`) for the root user. */
export function createKey(
  estate: Estate,
  account: Account,
  holder: AccessKey[],
  order: { at: number; usage: Usage | null; service?: string; region?: string },
): AccessKey {
  const random = estate.chance(`keys-of-${account.id}`);
  const key: AccessKey = {
    id: makeAccessKeyId(random, account.id, 'AKIA'),
    secret: makeSecret(random),
    createdAt: order.at,
    service: order.service ?? 's3',
    region: order.region ?? 'us-east-1',
    usage: order.usage,
    status: 'active',
    quietUntil: order.at + QUIET_MS,
    changes: [{ at: order.at, status: 'active' }],
  };
  holder.push(key);
  return key;
}

/** UpdateAccessKey or DeleteAccessKey; a key that is not active is not used any more. */
export function changeKey(key: AccessKey, status: AccessKey['status'], at: number): void {
  if (key.status === 'deleted' || key.status === status) return;
  key.status = status;
  key.changes.push({ at, status });
  key.quietUntil = at + QUIET_MS;
  if (key.usage && status !== 'active') key.usage = { ...key.usage, until: Math.min(key.usage.until, at) };
}

/** Plans a change of a key, a day and more after its last one. */
export function planKeyChange(estate: Estate, key: AccessKey, at: number, status: AccessKey['status']): void {
  estate.plan(Math.max(at, key.quietUntil + 5 * MINUTE), (now) => {
    if (now < key.quietUntil) planKeyChange(estate, key, key.quietUntil + 5 * MINUTE, status);
    else changeKey(key, status, now);
  });
}

/** CreateInstanceProfile and AddRoleToInstanceProfile. */
export function createProfile(
  estate: Estate,
  account: Account,
  name: string,
  role: Role | null,
  at: number,
): Profile {
  const profile: Profile = {
    name,
    id: iamId(estate, 'AIPA'),
    arn: `arn:aws:iam::${account.id}:instance-profile/${name}`,
    createdAt: at,
    role,
    changes: [{ at, role }],
  };
  account.profiles.push(profile);
  return profile;
}

/** AddRoleToInstanceProfile, or with null RemoveRoleFromInstanceProfile; it reaches every instance with the profile. */
export function changeProfileRole(account: Account, profile: Profile, role: Role | null, at: number): void {
  profile.role = role;
  profile.changes.push({ at, role });
  for (const region of account.regions.values())
    for (const instance of region.instances)
      if (instance.profile === profile) instance.quietUntil = at + QUIET_MS;
}

/** A use that repeats: the first at `firstAt`, then every `everyHours`, the last one not after `until`. */
export function usage(firstAt: number, everyHours: number, until = Number.POSITIVE_INFINITY): Usage {
  return {
    firstAt: Math.floor(firstAt / MINUTE) * MINUTE,
    everySeconds: Math.round(everyHours * 60) * 60,
    until,
  };
}
