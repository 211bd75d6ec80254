import type { MutePreview, MutePreviewInput } from '#lib/api/schemas.ts';
import { previewPattern } from '#lib/db/mutes.ts';
import { catchesEverything, type MutePattern } from '#lib/domain/mutes.ts';
import type { Severity } from '#lib/domain/rules/rule.ts';
import type { Context } from './context.ts';
import { resourceFilter } from './read-filter.ts';
import { shownText } from './read-masking.ts';

/** What a mute by a pattern would catch now: how many findings, and the worst of them. */
export async function previewMute({
  ctx,
  input,
}: {
  ctx: Context;
  input: MutePreviewInput;
}): Promise<MutePreview> {
  return preview(ctx, toPattern(input));
}

/** The same, of a pattern. */
export async function preview(ctx: Context, pattern: MutePattern): Promise<MutePreview> {
  const { count, standing, first } = await previewPattern(ctx.db, pattern, resourceFilter(ctx, {}).accounts);
  return {
    ...{ count, standing },
    isEverything: catchesEverything(pattern) || (standing > 1 && count === standing),
    first: first.map(({ accountId, fingerprint, title, severity }) => ({
      ...{ id: fingerprint, accountId, title: shownText(ctx, title) },
      // Stored by rules, which know only these.
      severity: severity as Severity,
    })),
  };
}

/** The pattern that a query asks about. */
export function toPattern({ rule, account, owner, tag, resource }: MutePreviewInput): MutePattern {
  const [key = '', ...value] = tag?.split('=') ?? [];
  return {
    ...{ rule: rule ?? null, account: account ?? null, owner: owner || null, resource: resource || null },
    tag: key === '' ? null : { key, value: value.length === 0 ? null : value.join('=') },
  };
}
