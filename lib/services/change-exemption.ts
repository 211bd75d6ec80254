import { randomUUID } from 'node:crypto';
import type { Exemption, ExemptionChangeInput } from '#lib/api/schemas.ts';
import { endPassedExemptions, succeedExemption } from '#lib/db/exemptions.ts';
import type { Context } from './context.ts';
import { conflict } from './errors.ts';
import { findStandingExemption, getMadeExemption } from './standing-exemption.ts';
import { checkUntil } from './triage-change.ts';

/**
 * Gives an exemption another reason or end. A new one of the same pattern takes its place at this instant: what was said of the
 * old one, and by whom, stays with those that have ended.
 *
 * @returns the new exemption
 * @throws ServiceError if there is none that stands, if somebody ended or changed it meanwhile, or if the new one would
 * end before it begins
 */
export async function changeExemption({
  ctx,
  input,
}: {
  ctx: Context;
  input: ExemptionChangeInput & { id: string };
}): Promise<Exemption> {
  const { db, actor, now } = ctx;
  await endPassedExemptions(db, now);
  const old = await findStandingExemption(ctx, input.id);
  const { reason = old.reason, until = old.until } = input;
  checkUntil(until, now);
  const id = randomUUID();
  const successor = { id, of: old.id, reason, until, createdBy: actor.name, at: now };
  if (await succeedExemption(db, successor)) return getMadeExemption(ctx, id);
  throw conflict(
    'Somebody ended or changed this exemption meanwhile, so nothing was done. Look at the exemptions again.',
  );
}
