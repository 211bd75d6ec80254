import { z } from 'zod';
import { accessKeyCounts, exposedCredentials, mttr, roleCoverage } from './kpis.ts';
import { commonFilters, page, pageOf, search } from './parameters.ts';
import { endTime, startTime, timestamp } from './times.ts';

const ownerSorts = [
  'owner',
  'eligible',
  'ratio',
  'openEpisodes',
  'activeAccessKeys',
  'openFindings',
] as const;

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
  .meta({ id: 'Owner', description: 'What one owner holds, as last seen or as it was.' });

const place = z.object({ place: z.int().min(1), of: count });

export const ownerDetail = owner
  .extend({
    asOf: timestamp,
    from: timestamp.meta({ description: 'Where the period of MTTR and of opened and resolved begins.' }),
    mttr: mttr.nullable(),
    accessKeys: accessKeyCounts.nullable(),
    exposedCredentials: exposedCredentials.nullable(),
    places: z
      .object({
        coverage: place
          .nullable()
          .meta({ description: 'The best covered is first; null without instances.' }),
        openFindings: place.meta({ description: 'Who has fewest is first.' }),
      })
      .meta({ description: 'Among the owners of the same accounts and regions.' }),
    longestOpen: z
      .array(
        z.object({
          accountId: z.string(),
          region: z.string(),
          instanceId: z.string(),
          name: z.string().nullable(),
          openedAt: timestamp,
          openFindings: count,
        }),
      )
      .meta({ description: 'The ten instances that have run longest without a role.' }),
  })
  .meta({ id: 'OwnerDetail' });

export const ownersPage = pageOf(owner).meta({ id: 'OwnersPage' });

const at = endTime('The instant that is meant; now without one.').optional();

export const ownerQuery = z.object({
  at,
  from: startTime('Where the period of MTTR begins; default: 30 days before `at`.').optional(),
  account: commonFilters.account,
  region: commonFilters.region,
});

export const ownersQuery = z.object({ at, q: search.optional(), ...commonFilters, ...page(ownerSorts) });

export type Owner = z.infer<typeof owner>;
export type OwnerDetail = z.infer<typeof ownerDetail>;
export type OwnersPage = z.infer<typeof ownersPage>;
export type OwnersInput = z.output<typeof ownersQuery>;
export type OwnersParams = z.input<typeof ownersQuery>;
export type OwnerParams = z.input<typeof ownerQuery>;
export type OwnerInput = z.output<typeof ownerQuery>;
