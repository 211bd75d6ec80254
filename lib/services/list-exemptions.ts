import {
  type DecisionsInput,
  type Exemption,
  type ExemptionsPage,
  exemptionPattern,
} from '#lib/api/schemas.ts';
import {
  countExemptions,
  type ExemptionRow,
  endPassedExemptions,
  exemptionSortKeys,
  readExemptions,
} from '#lib/db/exemptions.ts';
import type { Context } from './context.ts';
import { coverageInstant, toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { readPageRequest, toCountedPage } from './read-page.ts';

/** The exemptions that stand, or those that have ended, a page at a time, the newest first. */
export async function listExemptions({
  ctx,
  input,
}: {
  ctx: Context;
  input: DecisionsInput;
}): Promise<ExemptionsPage> {
  const page = readPageRequest(exemptionSortKeys, '-createdAt', input);
  await endPassedExemptions(ctx.db, ctx.now);
  const counted = coverageInstant(ctx, { at: ctx.now, isLatest: true });
  const isStanding = input.state === 'standing';
  const [rows, total] = await Promise.all([
    readExemptions(ctx.db, isStanding, counted, page),
    page.total ?? countExemptions(ctx.db, isStanding),
  ]);
  return toCountedPage(rows, page, total, toExemption);
}

/** An exemption as answers hold it. */
export function toExemption({ pattern, until, createdAt, endedAt, ...same }: ExemptionRow): Exemption {
  return {
    ...same,
    pattern: exemptionPattern.parse(pattern),
    until: toNullableTimestamp(until),
    createdAt: toTimestamp(createdAt),
    endedAt: toNullableTimestamp(endedAt),
  };
}
