import { z } from 'zod';
import { keyAges, keyUses } from '#lib/domain/key-bands.ts';
import { accessKeysQuery, keyStep } from './access-keys.ts';
import { timestamp } from './times.ts';

const count = z.int().min(0);
const counts = { active: count, inactive: count };

export const accessKeyStatistics = z
  .object({
    asOf: timestamp,
    ...counts,
    root: count.meta({ description: 'Keys of root users, active or not.' }),
    ages: z.array(z.object({ age: z.enum(keyAges), ...counts })).meta({
      description: 'Every age in whole days, youngest first. The bands of the KPI are sums of these.',
    }),
    lastUses: z
      .array(z.object({ lastUse: z.enum(keyUses), ...counts }))
      .meta({ description: 'Every time since the last use in whole days, shortest first.' }),
    steps: z
      .array(z.object({ step: keyStep, count }))
      .meta({ description: 'Every step of the way to zero, in its order.' }),
    owners: z
      .array(
        z.object({
          owner: z.string(),
          ...counts,
          olderThan90Days: count,
          unused: count.meta({ description: 'Active, and unused for longer than `keyUnusedDays`.' }),
          exposed: count.meta({ description: 'Active, and found outside IAM.' }),
        }),
      )
      .meta({ description: 'The owners with the most active keys, at most 50.' }),
    ownerCount: count,
  })
  .meta({ id: 'AccessKeyStatistics' });

const { limit, cursor, sort, ...filters } = accessKeysQuery.shape;

export const accessKeyStatisticsQuery = z.object(filters);

export type AccessKeyStatistics = z.infer<typeof accessKeyStatistics>;
export type AccessKeyStatisticsInput = z.output<typeof accessKeyStatisticsQuery>;
export type AccessKeyStatisticsParams = z.input<typeof accessKeyStatisticsQuery>;
