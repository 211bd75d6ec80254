import { z } from 'zod';
import { progress, scopeName, waiting } from './collections.ts';
import { timestamp } from './times.ts';

const liveCollection = scopeName
  .extend({
    id: z.string(),
    accountName: z.string(),
    trigger: z.string(),
    startedAt: timestamp,
    progress: progress.nullable(),
    isCancelling: z.boolean(),
  })
  .meta({ id: 'LiveCollection' });

/** The data of an event `scopes`. */
export const liveScopes = z
  .object({ running: z.array(liveCollection), waiting: z.array(scopeName.extend(waiting.shape)) })
  .meta({ id: 'LiveScopes', description: 'What is being collected and what waits, now.' });

/** The data of an event `collection-ended`. */
export const collectionEnded = scopeName
  .extend({
    id: z.string(),
    accountName: z.string(),
    trigger: z.string(),
    finishedAt: timestamp,
    seconds: z.number(),
    outcome: z.enum(['complete', 'partial', 'failed']),
    isCancelled: z.boolean(),
    issueCount: z.int(),
  })
  .meta({ id: 'CollectionEnded' });

export const events = z
  .object({ scopes: liveScopes, 'collection-ended': collectionEnded })
  .partial()
  .meta({
    id: 'Events',
    description:
      'Server-sent events by name, each with JSON as its data: `scopes` at first and whenever it changes, ' +
      '`collection-ended` for each that ends.',
  });

export type LiveScopes = z.infer<typeof liveScopes>;
export type CollectionEnded = z.infer<typeof collectionEnded>;
