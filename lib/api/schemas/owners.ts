import { z } from 'zod';
import { roleCoverage } from './kpis.ts';
import { commonFilters, page, pageOf, search } from './parameters.ts';

const ownerSorts = ['owner', 'eligible', 'ratio', 'activeAccessKeys', 'openFindings'] as const;

const count = z.int().min(0);

export const owner = z
  .object({
    owner: z.string(),
    roleCoverage,
    openEpisodes: count,
    activeAccessKeys: count,
    roles: count,
    openFindings: z.object({ total: count, critical: count, high: count, medium: count, low: count }),
  })
  .meta({ id: 'Owner', description: 'What one owner holds, as last seen.' });

export const ownersPage = pageOf(owner).meta({ id: 'OwnersPage' });

export const ownerQuery = z.object({ account: commonFilters.account, region: commonFilters.region });

export const ownersQuery = z.object({ q: search.optional(), ...commonFilters, ...page(ownerSorts) });

export type Owner = z.infer<typeof owner>;
export type OwnersPage = z.infer<typeof ownersPage>;
export type OwnersInput = z.output<typeof ownersQuery>;
export type OwnersParams = z.input<typeof ownersQuery>;
