import { z } from 'zod';
import { collectors } from '#lib/domain/scopes.ts';
import { collection, progress, scopeName, waiting } from './collections.ts';
import { commonFilters, list, page, pageOf } from './parameters.ts';
import { timestamp } from './times.ts';

export const scopeState = scopeName
  .extend({
    completeAt: timestamp
      .nullable()
      .meta({ description: 'Its newest complete snapshot; null if there is none.' }),
    isStale: z.boolean(),
    running: z
      .object({
        id: z.string(),
        startedAt: timestamp,
        progress: progress.nullable(),
        isCancelling: z.boolean().meta({ description: 'Somebody has asked it to stop.' }),
      })
      .nullable(),
    waiting: waiting.nullable().meta({ description: 'Its place in the queue.' }),
    last: collection.nullable().meta({ description: 'Its newest collection that has ended.' }),
    nextRunAt: timestamp.nullable().meta({ description: 'By the schedule of the settings.' }),
  })
  .meta({ id: 'ScopeState' });

export const scopesPage = pageOf(scopeState).meta({ id: 'ScopesPage' });

const { owner: _, ...filters } = commonFilters;

export const scopesQuery = z.object({
  collector: list(z.enum(collectors), 'Only these collectors.').optional(),
  ...filters,
  ...page(['scope']),
});

export type ScopeState = z.infer<typeof scopeState>;
export type ScopesPage = z.infer<typeof scopesPage>;
export type ScopesInput = z.output<typeof scopesQuery>;
export type ScopesParams = z.input<typeof scopesQuery>;
