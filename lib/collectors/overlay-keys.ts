import type { SeenAccessKey } from '#lib/aws/iam.ts';
import type { AccessKey } from '#lib/domain/inventory.ts';
import type { ReportedUser } from './credential-report.ts';
import { unknownUse, useOf } from './match-report.ts';

/** A user as far as keys need it. */
export type KeyHolder = { userName: string; owner: string };

/** A user's keys as they were listed now, with their use as the report tells it; it is unknown where the report does not have the key. */
export function listedKeys(
  listed: readonly SeenAccessKey[],
  holder: KeyHolder,
  reported: ReportedUser | null,
): AccessKey[] {
  return listed.map(({ accessKeyId, isActive, createdAt }) => ({
    ...{ accessKeyId, isActive, createdAt, ...holder, isRoot: false },
    ...(useOf({ createdAt, isActive }, listed, reported) ?? unknownUse),
  }));
}

/** A user's keys that were not listed again: as before, with their present owner and the use that the report tells. */
export function keptKeys(
  previous: readonly AccessKey[],
  holder: KeyHolder,
  reported: ReportedUser | null,
): AccessKey[] {
  return previous.map((key) => ({ ...key, ...holder, ...useOf(key, previous, reported) }));
}

/** The root user's keys, which only the report shows, and without their ids: `root/1` and `root/2`. */
export function rootKeys(root: ReportedUser, owner: string): AccessKey[] {
  return root.keys.flatMap((key, index) => {
    if (key === null) return [];
    return [{ accessKeyId: `root/${index + 1}`, userName: root.userName, isRoot: true, owner, ...key }];
  });
}
