import { z } from 'zod';
import { findingAges, findingDues } from '#lib/domain/finding-bands.ts';
import { ruleIds, severities } from '#lib/domain/rules/rule.ts';
import { commonFilters, list } from './parameters.ts';
import { endTime, startTime, timestamp } from './times.ts';
import { intervals } from './trends.ts';

const findingSplits = ['severity', 'rule', 'account', 'region', 'owner'] as const;
const remediationGroups = ['rule', 'owner', 'account'] as const;

const findingFilters = {
  rule: list(z.enum(ruleIds), 'Only findings of these rules.').optional(),
  severity: list(z.enum(severities), 'Only findings while they are of these severities.').optional(),
  ...commonFilters,
};

const period = {
  from: startTime('First day; default: 90 days before `to`.').optional(),
  to: endTime('Last day; default: today.').optional(),
};

export const findingTrendQuery = z.object({
  ...period,
  interval: z.enum(intervals).default('day'),
  by: z
    .enum(findingSplits)
    .optional()
    .meta({ description: 'One series for each; without it, one series in all.' }),
  ...findingFilters,
});

const count = z.int().min(0).nullable();

const findingTrendPoint = z.object({
  at: timestamp,
  day: z.iso.date().meta({ description: 'The day (UTC) of the standing figures.' }),
  complete: z.boolean(),
  open: count.meta({ description: 'What stands, muted findings among it.' }),
  opened: count.meta({ description: 'Seen for the first time.' }),
  reopened: count,
  resolved: count,
});

export const findingTrend = z
  .object({
    from: timestamp,
    to: timestamp,
    interval: z.enum(intervals),
    by: z.enum(findingSplits).nullable(),
    series: z.array(z.object({ by: z.string().nullable(), points: z.array(findingTrendPoint) })),
    omitted: z.int().min(0).meta({ description: 'Series beyond the 50 biggest.' }),
  })
  .meta({ id: 'FindingTrend', description: 'An interval without data is a point whose figures are null.' });

export const findingStatisticsQuery = z.object({
  ...period,
  by: z
    .enum(remediationGroups)
    .default('rule')
    .meta({ description: 'What the times to resolve are told apart by.' }),
  ...findingFilters,
});

const bySeverity = z.object({ critical: z.int(), high: z.int(), medium: z.int(), low: z.int() });

const remediation = z
  .object({
    by: z.string(),
    standing: z.int(),
    mended: z.int().meta({ description: 'Resolved in the period by being mended.' }),
    meanHours: z.number().nullable().meta({ description: 'Of those that were mended.' }),
    medianHours: z.number().nullable(),
    p90Hours: z.number().nullable(),
    unmended: z.int().meta({ description: 'Resolved otherwise: nothing was left to be mended.' }),
    endings: z.record(z.string(), z.int()).meta({ description: 'How many ended in each way.' }),
  })
  .meta({ id: 'FindingRemediation' });

export const findingStatistics = z
  .object({
    asOf: timestamp,
    from: timestamp,
    by: z.enum(remediationGroups),
    standing: z.int(),
    muted: z.int().meta({ description: 'How many of the standing ones are muted.' }),
    ages: z.array(z.object({ age: z.enum(findingAges), ...bySeverity.shape })),
    dues: z
      .array(z.object({ due: z.enum(findingDues), ...bySeverity.shape }))
      .meta({ description: 'Of what is not muted.' }),
    remediations: z.array(remediation).meta({ description: 'At most 50, the most resolved first.' }),
    omitted: z.int().min(0),
  })
  .meta({ id: 'FindingStatistics' });

export type FindingSplit = (typeof findingSplits)[number];
export type FindingRemediation = z.infer<typeof remediation>;
export type RemediationGroup = (typeof remediationGroups)[number];
export type FindingTrend = z.infer<typeof findingTrend>;
export type FindingTrendInput = z.output<typeof findingTrendQuery>;
export type FindingTrendParams = z.input<typeof findingTrendQuery>;
export type FindingStatistics = z.infer<typeof findingStatistics>;
export type FindingStatisticsInput = z.output<typeof findingStatisticsQuery>;
export type FindingStatisticsParams = z.input<typeof findingStatisticsQuery>;
