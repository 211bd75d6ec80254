import type { Owner, OwnersInput, OwnersPage } from '#lib/api/schemas.ts';
import { type OwnerRow, ownerSortKeys, readOwners } from '#lib/db/read-owners.ts';
import { roleCoverage } from '#lib/domain/coverage.ts';
import type { Context } from './context.ts';
import { coverageInstant, readInstant, resourceFilter } from './read-filter.ts';
import { readPageRequest, toPage } from './read-page.ts';

/** The owners and what each holds, as last seen or at an instant, a page at a time. */
export async function listOwners({ ctx, input }: { ctx: Context; input: OwnersInput }): Promise<OwnersPage> {
  const page = readPageRequest(ownerSortKeys, 'owner', input);
  const instant = coverageInstant(ctx, readInstant(ctx, input.at));
  return toPage(await readOwners(ctx.db, resourceFilter(ctx, input), instant, input, page), page, toOwner);
}

/** An owner as answers hold it. */
export function toOwner(row: OwnerRow): Owner {
  const { owner, openEpisodes, activeAccessKeys, roles } = row;
  const { critical, high, medium, low } = row;
  return {
    ...{ owner, openEpisodes, activeAccessKeys, roles },
    roleCoverage: roleCoverage({
      covered: row.covered,
      eligible: row.eligible,
      unknown: row.unknown,
      exempt: row.exempt,
    }),
    openFindings: { total: row.openFindings, critical, high, medium, low },
  };
}
