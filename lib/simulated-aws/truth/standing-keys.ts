import { DAY } from '../estate/durations.ts';
import type { AccessKey, Account } from '../estate/model.ts';
import { lastUseOf } from '../estate/state.ts';

/** What is wrong with the keys of an account, by rule: the ids of the keys that break it. */
export type KeyFaults = Readonly<Record<string, readonly string[]>>;

type Held = { readonly id: string; readonly key: AccessKey; readonly holder: string };

/** The keys of an account as the roll calls (ascending) up to the last one of them show them. */
export function keyFaultsIn(account: Account, rollCalls: readonly number[]): KeyFaults {
  const at = rollCalls.at(-1);
  if (at === undefined) return {};
  const held = holdersOf(account);
  const active = held.filter(({ key }) => statusAt(key, at) === 'active');
  const inactive = held.filter(({ key }) => statusAt(key, at) === 'inactive');
  const ids = (keys: readonly Held[]) => keys.map(({ id }) => id);
  return {
    'key-old': ids(active.filter(({ key }) => days(key.createdAt, at) > 90)),
    'key-unused': ids(active.filter(({ key }) => isUnused(key, at))),
    'key-root': ids([...active, ...inactive].filter(({ holder }) => holder === '')),
    'key-second-active': ids(active.filter((one) => isOlderOfTwo(one, active, at))),
    'key-inactive-not-deleted': ids(
      inactive.filter(({ key }) => days(inactiveSince(key, rollCalls), at) >= 30),
    ),
  };
}

// The credential report numbers the root user's keys, and does not name them.
function holdersOf(account: Account): Held[] {
  const ofRoot = account.rootKeys.map((key, index) => ({ id: `root/${index + 1}`, key, holder: '' }));
  const ofUsers = account.users.flatMap(({ name, keys }) =>
    keys.map((key) => ({ id: key.id, key, holder: name })),
  );
  return [...ofRoot, ...ofUsers];
}

function isUnused(key: AccessKey, at: number): boolean {
  const lastUse = lastUseOf(key, at);
  return lastUse === null ? days(key.createdAt, at) > 7 : days(lastUse, at) > 45;
}

/** Whether two keys of one user have worked side by side for more than a week, and this is the one to be retired. */
function isOlderOfTwo(one: Held, active: readonly Held[], at: number): boolean {
  return active.some(
    (other) =>
      other !== one &&
      other.holder === one.holder &&
      other.key.createdAt > one.key.createdAt &&
      days(other.key.createdAt, at) > 7,
  );
}

/** The first roll call since which every one shows the key inactive. */
function inactiveSince(key: AccessKey, rollCalls: readonly number[]): number {
  const lastOther = rollCalls.findLastIndex((rollCall) => statusAt(key, rollCall) !== 'inactive');
  return rollCalls[lastOther + 1] ?? Number.POSITIVE_INFINITY;
}

function statusAt(key: AccessKey, at: number): AccessKey['status'] | undefined {
  return key.changes.findLast((change) => change.at <= at)?.status;
}

function days(from: number, to: number): number {
  return Math.floor((to - from) / DAY);
}
