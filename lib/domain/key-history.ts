import { type Change, change } from '#lib/domain/history.ts';
import type { AccessKey } from '#lib/domain/inventory.ts';

/** What can change of an access key, and what became of it. */
export const keyChangeKinds = [
  'created',
  'appeared',
  'gone',
  'activated',
  'deactivated',
  'first-used',
  'owner-changed',
  'exposed',
  'exposure-removed',
] as const;

export type KeyChangeKind = (typeof keyChangeKinds)[number];

/** What of a key's versions is compared. */
export type ComparedKey = Pick<AccessKey, 'isActive' | 'owner'> & { isUsed: boolean };

/** What differs between two versions of a key. */
export function keyChanges(before: ComparedKey, after: ComparedKey): Change<KeyChangeKind>[] {
  const changes: Change<KeyChangeKind>[] = [];
  if (before.isActive !== after.isActive) changes.push(change(after.isActive ? 'activated' : 'deactivated'));
  if (!before.isUsed && after.isUsed) changes.push(change('first-used'));
  if (before.owner !== after.owner)
    changes.push(change('owner-changed', { before: before.owner, after: after.owner }));
  return changes;
}
