import type { ExemptionPreview, ExemptionPreviewInput } from '#lib/api/schemas.ts';
import { readCovered } from '#lib/db/exemptions.ts';
import { coversEverything, type ExemptionPattern } from '#lib/domain/exemptions.ts';
import type { Context } from './context.ts';
import { toPattern } from './preview-mute.ts';
import { coverageInstant, resourceFilter } from './read-filter.ts';

/** What an exemption by a pattern would cover now: how many instances, how many of them without a role, and the first of them. */
export async function previewExemption({
  ctx,
  input,
}: {
  ctx: Context;
  input: ExemptionPreviewInput;
}): Promise<ExemptionPreview> {
  const { rule: _, ...pattern } = toPattern(input);
  return previewCovered(ctx, pattern);
}

/** The same, of a pattern. */
export async function previewCovered(ctx: Context, pattern: ExemptionPattern): Promise<ExemptionPreview> {
  const instant = coverageInstant(ctx, { at: ctx.now, isLatest: true });
  const covered = await readCovered(ctx.db, pattern, { filter: resourceFilter(ctx, {}), instant });
  const { count, eligible } = covered;
  return { ...covered, isEverything: coversEverything(pattern) || (eligible > 1 && count === eligible) };
}
