import { z } from 'zod';
import { changeKinds } from '#lib/domain/changes.ts';
import { commonFilters, list, page, pageOf } from './parameters.ts';
import { endTime, startTime, timestamp } from './times.ts';

const change = z
  .object({
    kind: z.enum(changeKinds),
    accountId: z.string(),
    region: z.string(),
    resourceId: z
      .string()
      .meta({ description: 'The instance, the access key, or the resource of the finding.' }),
    owner: z.string(),
    at: timestamp.meta({ description: 'The snapshot that first showed what stands at `to`.' }),
    before: z
      .string()
      .nullable()
      .meta({ description: 'State, profile, status or rule at `from`; null if absent.' }),
    after: z.string().nullable().meta({ description: 'The same at `to`.' }),
    findingId: z.string().nullable(),
  })
  .meta({ id: 'Change' });

export const changesPage = pageOf(change)
  .extend({ from: timestamp, to: timestamp })
  .meta({ id: 'ChangesPage' });

export const changesQuery = z.object({
  from: startTime('The earlier instant.'),
  to: endTime('The later instant; default: now.').optional(),
  kind: list(z.enum(changeKinds), 'Only these kinds.').optional(),
  ...commonFilters,
  ...page(['resource']),
});

export type ChangesPage = z.infer<typeof changesPage>;
export type ChangesInput = z.output<typeof changesQuery>;
