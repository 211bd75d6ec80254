import { z } from 'zod';
import { roleCoverage } from './kpis.ts';
import { commonFilters } from './parameters.ts';
import { endTime, startTime } from './times.ts';
import { dimensions } from './trends.ts';

const count = z.int().min(0);

const sorts = ['coverage', '-coverage', 'coverage-change', 'keys-change', 'uncovered'] as const;

const moment = z.object({
  roleCoverage: roleCoverage.nullable(),
  activeAccessKeys: count.nullable().meta({ description: 'Null where there is nothing to compare with.' }),
});

const standing = z
  .object({ by: z.string(), now: moment, before: moment })
  .meta({ id: 'Standing', description: 'One account, region or owner on two days.' });

export const standings = z
  .object({
    day: z.iso.date().nullable().meta({ description: 'The last day with data in the period.' }),
    beforeDay: z.iso
      .date()
      .nullable()
      .meta({ description: 'The last day with data up to `from`, which `before` speaks for.' }),
    data: z.array(standing),
    total: count.meta({ description: 'How many there are in all.' }),
  })
  .meta({ id: 'Standings' });

export const standingsQuery = z.object({
  by: z.enum(dimensions).default('owner'),
  from: startTime('The day to compare with; default: the day before `to`.').optional(),
  to: endTime('The day, or the instant, that counts; default: today.').optional(),
  sort: z.enum(sorts).default('coverage').meta({
    description:
      '`coverage`: the worst first; `uncovered`: the most instances without a role first; `coverage-change` and `keys-change`: what moved most first, whichever way, without what did not move.',
  }),
  limit: z.coerce
    .number<string | number>('expected a whole number from 1 to 100')
    .int('expected a whole number from 1 to 100')
    .min(1)
    .max(100)
    .default(10)
    .meta({ description: 'Rows.', override: { type: 'integer', minimum: 1, maximum: 100 } }),
  ...commonFilters,
});

export type Standing = z.infer<typeof standing>;
export type Standings = z.infer<typeof standings>;
export type StandingsInput = z.output<typeof standingsQuery>;
export type StandingsParams = z.input<typeof standingsQuery>;
