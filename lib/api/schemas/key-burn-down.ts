import { z } from 'zod';
import { forecastGaps } from '#lib/domain/forecast.ts';
import { keySteps } from '#lib/domain/key-retirement.ts';
import { commonFilters } from './parameters.ts';
import { endTime, startTime, timestamp } from './times.ts';

const count = z.int().min(0);

const stepCounts = z
  .record(z.enum(keySteps), count)
  .meta({ id: 'KeyStepCounts', description: 'How many keys are at each step of their way to zero.' });

const day = z.iso.date();

const forecast = z
  .object({
    perDay: z.number().meta({ description: 'How many fewer active keys a day.' }),
    reachedOn: day,
    reachedOnAtBest: day,
    reachedOnAtWorst: day.nullable().meta({ description: 'Null: not within five years, or never.' }),
  })
  .meta({
    id: 'KeyForecast',
    description:
      'When active keys come down to their target if they go on as they did: by the median of the slopes between any two of the days with data (Theil-Sen), from the last one on; the range is the middle half of the slopes.',
  });

export const keyBurnDown = z
  .object({
    asOf: timestamp,
    from: timestamp,
    to: timestamp,
    target: count,
    points: z
      .array(
        z.object({
          day,
          at: timestamp,
          complete: z.boolean(),
          active: count.nullable(),
          steps: stepCounts.nullable(),
        }),
      )
      .meta({ description: 'A day each; null on a day without data.' }),
    forecast: forecast.nullable(),
    noForecast: z
      .enum(forecastGaps)
      .nullable()
      .meta({ description: 'Why there is no forecast; null if there is one.' }),
  })
  .meta({ id: 'KeyBurnDown' });

const { region, ...filters } = commonFilters;

export const keyBurnDownQuery = z.object({
  from: startTime('Where the days begin; default: 90 days before their end.').optional(),
  to: endTime('Where they end; default: today.').optional(),
  ...filters,
  region: region.meta({
    description: 'Accepted and without effect: keys belong to the account, not to a region.',
  }),
});

export type KeyBurnDown = z.infer<typeof keyBurnDown>;
export type KeyBurnDownParams = z.input<typeof keyBurnDownQuery>;
export type KeyBurnDownInput = z.output<typeof keyBurnDownQuery>;
