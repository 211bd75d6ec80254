import type {
  AccessKey,
  AccessKeyStatisticsInput,
  AccessKeysInput,
  AccessKeysPage,
} from '#lib/api/schemas.ts';
import {
  type AccessKeyRow,
  type AccessKeySearch,
  accessKeySortKeys,
  countAccessKeys,
  type KeyQuery,
  readAccessKeys,
} from '#lib/db/read-access-keys.ts';
import { keyAgeDays } from '#lib/domain/access-keys.ts';
import type { Context } from './context.ts';
import { readInstant, resourceFilter, stepInstant, toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { shownText } from './read-masking.ts';
import { readPageRequest, toCountedPage } from './read-page.ts';

/** The access keys as last seen, or as they were at an instant, a page at a time. */
export async function listAccessKeys({
  ctx,
  input,
}: {
  ctx: Context;
  input: AccessKeysInput;
}): Promise<AccessKeysPage> {
  const page = readPageRequest(accessKeySortKeys, 'accessKeyId', input);
  const { query, wanted } = readKeyQuery(ctx, input);
  const [rows, total] = await Promise.all([
    readAccessKeys(ctx.db, query, wanted, page),
    page.total ?? countAccessKeys(ctx.db, query, wanted),
  ]);
  return toCountedPage(rows, page, total, (row) => toAccessKey(ctx, row, query.instant.at));
}

/** Which keys are asked for. */
export function readKeyQuery(
  ctx: Context,
  { unused, ...input }: AccessKeyStatisticsInput,
): { query: KeyQuery; wanted: AccessKeySearch } {
  const days = ctx.settings.thresholds.keyUnusedDays;
  return {
    query: {
      filter: resourceFilter(ctx, input),
      visible: resourceFilter(ctx, {}),
      instant: stepInstant(ctx, readInstant(ctx, input.at)),
    },
    wanted: { ...input, unused: unused === undefined ? undefined : { days, isWanted: unused } },
  };
}

/** A key of a list as answers hold it at an instant. */
function toAccessKey(ctx: Context, { step, ...row }: AccessKeyRow, at: Date): AccessKey {
  return { ...toKeyFacts(ctx, row, at), step };
}

/** What answers say of a key at an instant, but its step. */
export function toKeyFacts(ctx: Context, row: Omit<AccessKeyRow, 'step'>, at: Date): Omit<AccessKey, 'step'> {
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

function usageOf({
  lastUsedAt,
  isUseKnown,
}: Pick<AccessKeyRow, 'lastUsedAt' | 'isUseKnown'>): AccessKey['use'] {
  if (lastUsedAt !== null) return 'used';
  return isUseKnown ? 'never' : 'unknown';
}
