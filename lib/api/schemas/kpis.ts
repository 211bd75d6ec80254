import { z } from 'zod';
import { ageBands } from '#lib/domain/access-keys.ts';
import { exposureSources } from '#lib/domain/inventory.ts';
import { commonFilters } from './parameters.ts';
import { endTime, startTime, timestamp } from './times.ts';

const count = z.int().min(0);
const hours = z.number().nullable();

export const roleCoverage = z
  .object({
    covered: count.meta({ description: 'Eligible instances with a profile that holds a role.' }),
    eligible: count,
    unknown: count.meta({ description: 'Instances of stale scopes: in neither of the two above.' }),
    exempt: count,
    ratio: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({ description: 'covered / eligible; null without eligible ones.' }),
  })
  .meta({ id: 'RoleCoverage' });

export const mttr = z
  .object({
    meanHours: hours,
    medianHours: hours,
    p90Hours: hours,
    remediated: count.meta({ description: 'Episodes that a role ended in the period.' }),
    open: count,
    openMeanAgeHours: hours,
    terminated: count.meta({ description: 'Episodes that ended with the instance: not in the mean.' }),
    stopped: count,
    exempted: count,
    survivalMedianHours: hours.meta({
      description: 'Kaplan-Meier median over open and ended episodes together.',
    }),
  })
  .meta({ id: 'Mttr' });

export const accessKeyCounts = z
  .object({
    active: count,
    inactive: count,
    root: count.meta({ description: 'Keys of root users, active or not.' }),
    neverUsed: count,
    unused45Days: count,
    olderThan90Days: count,
    ageBands: z.array(z.object({ band: z.enum(ageBands.map(({ band }) => band)), count })),
  })
  .meta({
    id: 'AccessKeyCounts',
    description: 'Keys belong to the account, not to a region: a region filter leaves them as they are.',
  });

export const exposedCredentials = z
  .object({ open: count, opened: count, resolved: count })
  .meta({ id: 'ExposedCredentials' });

export const kpis = z
  .object({
    asOf: timestamp,
    from: timestamp.meta({ description: 'Where the period of MTTR and of opened and resolved begins.' }),
    windowDays: z.number(),
    complete: z.boolean().meta({
      description:
        'Every scope asked for had a fresh complete collection, and every account and region named has scopes.',
    }),
    staleScopes: count,
    roleCoverage,
    mttr: mttr.nullable().meta({ description: 'Null if no collection had seen instances.' }),
    accessKeys: accessKeyCounts
      .nullable()
      .meta({ description: "Null if no collection had seen an account's IAM." }),
    exposedCredentials: exposedCredentials
      .extend({
        bySource: z
          .record(z.enum(exposureSources), count)
          .meta({ description: 'Those that are open, by where they were found.' }),
        unscanned: count.meta({
          description:
            'Instances whose user data has not been read since their last start, or not in whole: what they hold is not known.',
        }),
      })
      .meta({ id: 'ExposedCredentialsNow' })
      .nullable()
      .meta({ description: 'Null if no collection had seen instances.' }),
  })
  .meta({ id: 'Kpis' });

export const kpisQuery = z.object({
  at: endTime('The instant that the figures speak for; default: now.').optional(),
  from: startTime('Where the period of MTTR begins; default: 30 days before `at`.').optional(),
  ...commonFilters,
});

export type RoleCoverage = z.infer<typeof roleCoverage>;
export type Mttr = z.infer<typeof mttr>;
export type AccessKeyCounts = z.infer<typeof accessKeyCounts>;
export type Kpis = z.infer<typeof kpis>;
export type KpisInput = z.output<typeof kpisQuery>;
export type KpisParams = z.input<typeof kpisQuery>;
