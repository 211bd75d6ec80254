import { randomUUID } from 'node:crypto';
import type { Exemption, ExemptionInput } from '#lib/api/schemas.ts';
import { insertExemption } from '#lib/db/exemptions.ts';
import { applyExemptions } from './apply-exemptions.ts';
import { checkConfirmed } from './check-confirmed.ts';
import type { Context } from './context.ts';
import { previewCovered } from './preview-exemption.ts';
import { getMadeExemption } from './standing-exemption.ts';
import { checkUntil } from './triage-change.ts';

/**
 * Exempts the instances that a pattern covers from needing a role, from now on: those that there are, and whichever come to be
 * covered while the exemption stands.
 *
 * @throws ServiceError if the pattern leaves nothing out and `confirm` is not the count; if it ends before it begins
 */
export async function exemptInstances({
  ctx,
  input,
}: {
  ctx: Context;
  input: ExemptionInput;
}): Promise<Exemption> {
  const { pattern, reason, until, confirm } = input;
  const { db, actor, now } = ctx;
  checkUntil(until, now);
  const words = { catches: 'covers', would: 'exempt', what: 'instances' };
  checkConfirmed(await previewCovered(ctx, pattern), confirm, words);
  const id = randomUUID();
  await insertExemption(db, { id, pattern, reason, until, createdBy: actor.name, at: now });
  await applyExemptions(ctx);
  return getMadeExemption(ctx, id);
}
