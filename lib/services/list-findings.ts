import type { Finding, FindingsInput, FindingsPage } from '#lib/api/schemas.ts';
import { type FindingRow, findingSortKeys, readFindings } from '#lib/db/read-findings.ts';
import type { Context } from './context.ts';
import { resourceFilter, toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { shownText } from './read-masking.ts';
import { readPageRequest, toPage } from './read-page.ts';

/** The findings, worst and newest first, a page at a time. */
export async function listFindings({
  ctx,
  input,
}: {
  ctx: Context;
  input: FindingsInput;
}): Promise<FindingsPage> {
  const page = readPageRequest(findingSortKeys, '-severity', input);
  const rows = await readFindings(ctx.db, resourceFilter(ctx, input), ctx.now, input, page);
  return toPage(rows, page, (row) => toFinding(ctx, row));
}

/** A finding as answers hold it. */
export function toFinding(ctx: Context, { fingerprint, openedAt, resolvedAt, ...same }: FindingRow): Finding {
  return {
    ...same,
    id: fingerprint,
    resourceId: shownText(ctx, same.resourceId),
    title: shownText(ctx, same.title),
    openedAt: toTimestamp(openedAt),
    resolvedAt: toNullableTimestamp(resolvedAt),
  };
}
