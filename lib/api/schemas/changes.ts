import { z } from 'zod';
import { changeEvents, changeKinds } from '#lib/domain/changes.ts';
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

const example = z.object({
  accountId: z.string(),
  region: z.string(),
  resourceId: z.string(),
  rule: z.string().nullable().meta({ description: 'Of a finding: its rule.' }),
  findingId: z.string().nullable(),
});

const changeCount = z
  .object({
    event: z.enum(changeEvents),
    count: z.int().min(1),
    examples: z.array(example).max(3).meta({ description: 'Three of them, by id.' }),
  })
  .meta({ id: 'ChangeCount' });

/** What differs between two instants, counted. */
export const changesSummary = z
  .object({
    from: timestamp,
    to: timestamp,
    totals: z.array(z.object({ event: z.enum(changeEvents), count: z.int().min(1) })),
    owners: z
      .array(z.object({ owner: z.string(), count: z.int().min(1), changes: z.array(changeCount) }))
      .meta({
        description:
          'Owners by how much got worse, the most first: instances without a role, keys, findings; then by how much changed.',
      }),
    omittedOwners: z.int().min(0).meta({ description: 'Owners beyond `limit`; `totals` counts theirs too.' }),
  })
  .meta({ id: 'ChangesSummary' });

export const changesSummaryQuery = z.object({
  from: startTime('The earlier instant.'),
  to: endTime('The later instant; default: now.').optional(),
  limit: z.coerce
    .number<string | number>('expected a whole number from 1 to 100')
    .int('expected a whole number from 1 to 100')
    .min(1)
    .max(100)
    .default(10)
    .meta({ description: 'Owners.', override: { type: 'integer', minimum: 1, maximum: 100 } }),
  ...commonFilters,
});

export type ChangesSummary = z.infer<typeof changesSummary>;
export type ChangesSummaryInput = z.output<typeof changesSummaryQuery>;
export type ChangesSummaryParams = z.input<typeof changesSummaryQuery>;
export type ChangesPage = z.infer<typeof changesPage>;
export type ChangesInput = z.output<typeof changesQuery>;
