import type { AccessKey, AccessKeysInput, AccessKeysPage } from '#lib/api/schemas.ts';
import { type AccessKeyRow, accessKeySortKeys, readAccessKeys } from '#lib/db/read-access-keys.ts';
import { keyAgeDays } from '#lib/domain/access-keys.ts';
import type { Context } from './context.ts';
import { readInstant, resourceFilter, toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { shownText } from './read-masking.ts';
import { readPageRequest, toPage } from './read-page.ts';

/** The access keys as last seen, or as they were at an instant, a page at a time. */
export async function listAccessKeys({
  ctx,
  input,
}: {
  ctx: Context;
  input: AccessKeysInput;
}): Promise<AccessKeysPage> {
  const page = readPageRequest(accessKeySortKeys, 'accessKeyId', input);
  const instant = readInstant(ctx, input.at);
  const rows = await readAccessKeys(ctx.db, resourceFilter(ctx, input), instant, input, page);
  return toPage(rows, page, (row) => toAccessKey(ctx, row, instant.at));
}

/** A key as answers hold it at an instant. */
export function toAccessKey(ctx: Context, row: AccessKeyRow, at: Date): AccessKey {
  const { validFrom, isActive, isUseKnown, createdAt, lastUsedAt, ...same } = row;
  const accessKeyId = shownText(ctx, row.accessKeyId);
  return {
    ...same,
    id: `${row.accountId}:${accessKeyId}`,
    accessKeyId,
    status: isActive ? 'active' : 'inactive',
    createdAt: toNullableTimestamp(createdAt),
    ageDays: keyAgeDays(row, at),
    lastUsedAt: toNullableTimestamp(lastUsedAt),
    use: usageOf(row),
    since: toTimestamp(validFrom),
  };
}

function usageOf({ lastUsedAt, isUseKnown }: AccessKeyRow): AccessKey['use'] {
  if (lastUsedAt !== null) return 'used';
  return isUseKnown ? 'never' : 'unknown';
}
