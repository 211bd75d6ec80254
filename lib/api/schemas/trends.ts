import { z } from 'zod';
import { accessKeyCounts, exposedCredentials, mttr, roleCoverage } from './kpis.ts';
import { commonFilters } from './parameters.ts';
import { endTime, startTime, timestamp } from './times.ts';

export const metrics = ['role-coverage', 'mttr', 'access-keys', 'exposed-credentials'] as const;
export const intervals = ['day', 'week', 'month'] as const;
export const dimensions = ['account', 'region', 'owner'] as const;

const place = {
  at: timestamp.meta({
    description: 'The instant of the standing figures; the end of the interval without data.',
  }),
  day: z.iso.date().meta({ description: 'The day (UTC) of the standing figures.' }),
  complete: z.boolean(),
};

type Nullable<T extends z.ZodRawShape> = { [K in keyof T]: z.ZodNullable<T[K]> };

/** Every field of `shape`, or null. The cast holds because the keys stay and each type is wrapped once. */
function nullable<T extends z.ZodRawShape>(shape: T): Nullable<T> {
  const fields = Object.entries(shape).map(([name, type]) => [name, z.nullable(type)]);
  return Object.fromEntries(fields) as unknown as Nullable<T>;
}

const roleCoveragePoint = z.object({ ...place, ...nullable(roleCoverage.shape) });
const mttrPoint = z.object({ ...place, ...nullable(mttr.shape) });
const accessKeysPoint = z.object({ ...place, ...nullable(accessKeyCounts.shape) });
const exposedCredentialsPoint = z.object({ ...place, ...nullable(exposedCredentials.shape) });

function trendOf<M extends (typeof metrics)[number], P extends z.ZodType>(metric: M, point: P) {
  return z.object({
    metric: z.literal(metric),
    interval: z.enum(intervals),
    from: timestamp,
    to: timestamp,
    series: z.array(z.object({ by: z.string().nullable(), points: z.array(point) })),
    omitted: z
      .int()
      .min(0)
      .meta({ description: 'Series beyond the 50 biggest, which are not in the answer.' }),
  });
}

export const trend = z
  .discriminatedUnion('metric', [
    trendOf('role-coverage', roleCoveragePoint),
    trendOf('mttr', mttrPoint),
    trendOf('access-keys', accessKeysPoint),
    trendOf('exposed-credentials', exposedCredentialsPoint),
  ])
  .meta({ id: 'Trend', description: 'An interval without data is a point whose figures are null.' });

const mostSeries = 50;
const seriesRange = `expected a whole number from 1 to ${mostSeries}`;

export const trendQuery = z.object({
  metric: z.enum(metrics),
  from: startTime('First day; default: 90 days before `to`.').optional(),
  to: endTime('Last day; default: today.').optional(),
  interval: z.enum(intervals).default('day'),
  by: z
    .enum(dimensions)
    .optional()
    .meta({ description: 'One series for each; without it, one series in all.' }),
  series: z.coerce
    .number<string | number>(seriesRange)
    .int(seriesRange)
    .min(1)
    .max(mostSeries)
    .default(mostSeries)
    .meta({ description: 'At most so many series, the biggest; the others are counted as omitted.' }),
  ...commonFilters,
});

export type Metric = (typeof metrics)[number];
export type Interval = (typeof intervals)[number];
export type Dimension = (typeof dimensions)[number];
export type RoleCoveragePoint = z.infer<typeof roleCoveragePoint>;
export type MttrPoint = z.infer<typeof mttrPoint>;
export type AccessKeysPoint = z.infer<typeof accessKeysPoint>;
export type Trend = z.infer<typeof trend>;
export type TrendOf<M extends Metric> = Extract<Trend, { metric: M }>;
export type TrendInput = z.output<typeof trendQuery>;
export type TrendParams = z.input<typeof trendQuery>;
