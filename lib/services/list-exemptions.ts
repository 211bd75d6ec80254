import {
  type Exemption,
  type ExemptionsInput,
  type ExemptionsList,
  exemptionPattern,
} from '#lib/api/schemas.ts';
import { type ExemptionRow, endPassedExemptions, readExemptions } from '#lib/db/exemptions.ts';
import type { Context } from './context.ts';
import { coverageInstant, toNullableTimestamp, toTimestamp } from './read-filter.ts';

/** The exemptions that stand, or those that have ended, the newest first. */
export async function listExemptions({
  ctx,
  input,
}: {
  ctx: Context;
  input: ExemptionsInput;
}): Promise<ExemptionsList> {
  await endPassedExemptions(ctx.db, ctx.now);
  const counted = coverageInstant(ctx, { at: ctx.now, isLatest: true });
  const rows = await readExemptions(ctx.db, input.state === 'standing', counted);
  return { data: rows.map(toExemption) };
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
