import type { Exemption } from '#lib/api/schemas.ts';
import { type ExemptionRow, readExemption } from '#lib/db/exemptions.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { toExemption } from './list-exemptions.ts';
import { coverageInstant } from './read-filter.ts';
import { isUuid } from './uuid.ts';

/**
 * An exemption that has not ended.
 *
 * @throws ServiceError if there is none with this id
 */
export async function findStandingExemption(ctx: Context, id: string): Promise<ExemptionRow> {
  const found = isUuid(id) ? await findExemption(ctx, id) : null;
  if (found === null || found.endedAt !== null) throw notFound('exemption that stands', id);
  return found;
}

/** An exemption that is known to be there, as answers hold it. */
export async function getMadeExemption(ctx: Context, id: string): Promise<Exemption> {
  const found = await findExemption(ctx, id);
  if (found === null) throw new Error(`The exemption ${id} is not there.`);
  return toExemption(found);
}

function findExemption(ctx: Context, id: string): Promise<ExemptionRow | null> {
  return readExemption(ctx.db, id, coverageInstant(ctx, { at: ctx.now, isLatest: true }));
}
