import { z } from 'zod';
import { note } from './notes.ts';
import { commonFilters } from './parameters.ts';
import { endTime, startTime, timestamp } from './times.ts';

const place = z.object({ accountId: z.string(), region: z.string() });

const gap = z.object({
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  unseen: z.array(place).meta({ description: 'What had not been looked at on at least one of the days.' }),
  partlySeen: z.array(place).meta({ description: 'What had been looked at, but not all of it.' }),
});

const settingsChange = z.object({
  day: z.iso.date(),
  at: timestamp.meta({ description: 'When a worker first ran with the new settings.' }),
  keys: z.array(z.string()).meta({ description: 'Which settings differ; never their values.' }),
});

/** What a chart marks on its days. */
export const annotations = z
  .object({
    from: timestamp,
    to: timestamp,
    gaps: z.array(gap),
    settingsChanges: z.array(settingsChange),
    notes: z.array(note),
    omitted: z.int().min(0).meta({ description: 'Notes and changes beyond the newest 200 of each.' }),
  })
  .meta({
    id: 'Annotations',
    description: 'Days that say less than others, and what else explains a figure.',
  });

export const annotationsQuery = z.object({
  from: startTime('First day; default: 90 days before `to`.').optional(),
  to: endTime('Last day; default: today.').optional(),
  account: commonFilters.account,
  region: commonFilters.region,
});

export type Annotations = z.infer<typeof annotations>;
export type AnnotationsInput = z.output<typeof annotationsQuery>;
export type AnnotationsParams = z.input<typeof annotationsQuery>;
