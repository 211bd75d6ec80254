import { endExemption, endPassedExemptions } from '#lib/db/exemptions.ts';
import { applyExemptions } from './apply-exemptions.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { isUuid } from './uuid.ts';

/**
 * Revokes an exemption: from now on its instances need a role again, unless another exemption covers them.
 *
 * @throws ServiceError if there is none that stands
 */
export async function revokeExemption({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<void> {
  const { db, actor, now } = ctx;
  await endPassedExemptions(db, now);
  const isEnded = isUuid(input.id) && (await endExemption(db, input.id, { at: now, actor: actor.name }));
  if (!isEnded) throw notFound('exemption that stands', input.id);
  await applyExemptions(ctx);
}
