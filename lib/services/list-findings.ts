import type { Finding, FindingsInput, FindingsPage } from '#lib/api/schemas.ts';
import { countFindings, type FindingRow, findingSortKeys, readFindings } from '#lib/db/read-findings.ts';
import { isOverdue } from '#lib/domain/findings.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { readInstant, resourceFilter, toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { shownText } from './read-masking.ts';
import { readPageRequest, toCountedPage } from './read-page.ts';

/** The findings as they stand, or stood at an instant, worst and newest first, a page at a time. */
export async function listFindings({
  ctx,
  input,
}: {
  ctx: Context;
  input: FindingsInput;
}): Promise<FindingsPage> {
  await endPassedMutes(ctx);
  const page = readPageRequest(findingSortKeys, '-severity', input);
  const instant = readInstant(ctx, input.at);
  const filter = resourceFilter(ctx, input);
  const [rows, total] = await Promise.all([
    readFindings(ctx.db, filter, instant, input, page),
    page.total ?? countFindings(ctx.db, filter, instant, input),
  ]);
  return toCountedPage(rows, page, total, (row) => toFinding(ctx, row, instant.at));
}

/**
 * A finding as answers hold it.
 *
 * @param at the instant that it is told of
 */
export function toFinding(
  ctx: Context,
  { fingerprint, openedAt, resolvedAt, dueAt, baseSeverity: _, ...same }: FindingRow,
  at = ctx.now,
): Finding {
  return {
    ...same,
    id: fingerprint,
    resourceId: shownText(ctx, same.resourceId),
    title: shownText(ctx, same.title),
    openedAt: toTimestamp(openedAt),
    resolvedAt: toNullableTimestamp(resolvedAt),
    dueAt: toNullableTimestamp(dueAt),
    isOverdue: isOverdue({ state: same.state, dueAt }, at),
  };
}
