import type { SeenAccessKey } from '#lib/aws/iam.ts';
import type { AccessKey } from '#lib/domain/inventory.ts';
import type { ReportedUser } from './credential-report.ts';
import { reportOf } from './key-listings.ts';

/** A user as far as keys need it. */
export type KeyHolder = { userName: string; owner: string };

/** A key as it was listed now, with its use as the report tells it; its use is unknown where the report does not have the key. */
export function listedKey(
  listed: SeenAccessKey,
  holder: KeyHolder,
  reported: ReportedUser | null,
): AccessKey {
  const use = reportOf(listed.createdAt, reported);
  return {
    ...listed,
    ...holder,
    isRoot: false,
    lastUsedAt: use?.lastUsedAt ?? null,
    lastUsedService: use?.lastUsedService ?? null,
    lastUsedRegion: use?.lastUsedRegion ?? null,
    isUseKnown: use?.isUseKnown ?? false,
  };
}

/** A key that was not listed again: as before, with its present owner and the use that the report tells. */
export function keptKey(previous: AccessKey, holder: KeyHolder, reported: ReportedUser | null): AccessKey {
  const use = reportOf(previous.createdAt, reported);
  if (use === null) return { ...previous, ...holder };
  const { lastUsedAt, lastUsedService, lastUsedRegion, isUseKnown } = use;
  return { ...previous, ...holder, lastUsedAt, lastUsedService, lastUsedRegion, isUseKnown };
}

/** The root user's keys, which only the report shows, and without their ids: `root/1` and `root/2`. */
export function rootKeys(root: ReportedUser, owner: string): AccessKey[] {
  return root.keys.flatMap((key, index) => {
    if (key === null) return [];
    return [{ accessKeyId: `root/${index + 1}`, userName: root.userName, isRoot: true, owner, ...key }];
  });
}
