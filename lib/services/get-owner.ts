import type { OwnerDetail, OwnerInput } from '#lib/api/schemas.ts';
import {
  type OwnerRanks,
  ownerSortKeys,
  readLongestOpen,
  readOwnerRanks,
  readOwners,
} from '#lib/db/read-owners.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { getKpis } from './get-kpis.ts';
import { toOwner } from './list-owners.ts';
import { coverageInstant, readInstant, resourceFilter, toTimestamp } from './read-filter.ts';

const shownInstances = 10;

/**
 * What one owner holds, how it has fared over a period, and how it compares with the other owners of the same accounts
 * and regions; now or at an instant.
 *
 * @throws ServiceError if nothing is the owner's, or for a period that makes no sense
 */
export async function getOwner({
  ctx,
  input,
}: {
  ctx: Context;
  input: OwnerInput & { id: string };
}): Promise<OwnerDetail> {
  const { db } = ctx;
  const { id, ...asked } = input;
  const own = resourceFilter(ctx, { ...asked, owner: [id] });
  const instant = coverageInstant(ctx, readInstant(ctx, input.at));
  const keyset = { keys: ownerSortKeys.owner, isDescending: false, after: null, limit: 1 };
  const [[row], ranks, longestOpen, kpis] = await Promise.all([
    readOwners(db, own, instant, {}, keyset),
    readOwnerRanks(db, resourceFilter(ctx, asked), instant, id),
    readLongestOpen(db, own, instant, shownInstances),
    getKpis({ ctx, input: { ...asked, owner: [id] } }),
  ]);
  if (row === undefined || ranks === null) throw notFound('owner', id);
  const { asOf, from, mttr, accessKeys, exposedCredentials } = kpis;
  return {
    ...toOwner(row),
    ...{ asOf, from, mttr, accessKeys },
    exposedCredentials: exposedCredentials && withoutUnscanned(exposedCredentials),
    places: toPlaces(ranks),
    longestOpen: longestOpen.map(({ openedAt, ...same }) => ({ ...same, openedAt: toTimestamp(openedAt) })),
  };
}

function withoutUnscanned({ open, opened, resolved }: NonNullable<OwnerDetail['exposedCredentials']>) {
  return { open, opened, resolved };
}

function toPlaces({ coverage, ofCoverage, findings, ofFindings }: OwnerRanks): OwnerDetail['places'] {
  return {
    coverage: coverage === null ? null : { place: coverage, of: ofCoverage },
    openFindings: { place: findings, of: ofFindings },
  };
}
