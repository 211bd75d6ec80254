import { z } from 'zod';
import { collectors } from '#lib/domain/scopes.ts';
import { commonFilters, list, page, pageOf } from './parameters.ts';
import { policyDocument, policyStatement } from './policies.ts';
import { endTime, timestamp } from './times.ts';

const outcomes = ['complete', 'partial', 'failed', 'running'] as const;
const collectionSorts = ['startedAt'] as const;

export const scopeName = z
  .object({ accountId: z.string(), region: z.string(), collector: z.enum(collectors) })
  .meta({ id: 'ScopeName' });

export const issue = z
  .object({
    code: z.string(),
    message: z.string(),
    action: z.string().optional(),
    resource: z.string().optional(),
    permission: z
      .object({ action: z.string(), purpose: z.string().nullable(), statement: policyStatement.nullable() })
      .optional()
      .meta({ description: 'Of denied access: the permission to add, and the statement to paste.' }),
  })
  .meta({ id: 'Issue' });

export const progress = z
  .object({ done: z.int(), total: z.int().nullable() })
  .meta({ id: 'Progress', description: '`total` is null while it is not known.' });

/** The place of a scope in the queue. */
export const waiting = z.object({
  since: timestamp,
  retryAt: timestamp.nullable().meta({ description: 'It failed, and is tried again then.' }),
});

export const collection = scopeName
  .extend({
    id: z.string(),
    trigger: z.string(),
    startedAt: timestamp,
    finishedAt: timestamp.nullable(),
    cancelRequestedAt: timestamp.nullable().meta({ description: 'When somebody asked it to stop.' }),
    seconds: z.number().nullable(),
    outcome: z.enum(outcomes),
    calls: z.record(z.string(), z.int()).meta({ description: 'API calls made, by action.' }),
    resources: z.record(z.string(), z.int()).meta({ description: 'Resources seen, by kind.' }),
    changes: z.int().meta({ description: 'Versions that it began or ended.' }),
    issues: z.array(issue).meta({ description: 'What it could not see: the first 100.' }),
    issueCount: z.int(),
    mendingPolicy: policyDocument
      .nullable()
      .meta({ description: 'Grants all whose lack the issues tell of; null if they tell of none.' }),
    progress: progress.nullable(),
  })
  .meta({ id: 'Collection' });

export const collectionsPage = pageOf(collection).meta({ id: 'CollectionsPage' });

const { owner: _, ...filters } = commonFilters;

export const collectionsQuery = z.object({
  collector: list(z.enum(collectors), 'Only these collectors.').optional(),
  outcome: list(z.enum(outcomes), 'Only collections that ended so, or run.').optional(),
  ...filters,
  ...page(collectionSorts),
});

const pastCollection = z
  .object({
    id: z.string(),
    startedAt: timestamp,
    seconds: z.number().nullable(),
    outcome: z.enum(outcomes),
    isCancelled: z.boolean(),
    calls: z.int().meta({ description: 'API calls made, in all.' }),
    issueCount: z.int(),
  })
  .meta({ id: 'PastCollection' });

const scopeHistory = scopeName
  .extend({ collections: z.array(pastCollection).meta({ description: 'Oldest first.' }) })
  .meta({ id: 'ScopeHistory' });

export const collectionHistory = z
  .object({ from: timestamp, to: timestamp, scopes: z.array(scopeHistory) })
  .meta({ id: 'CollectionHistory' });

const whole = (most: number) => {
  const message = `expected a whole number from 1 to ${most}`;
  return z.coerce.number<string | number>(message).int(message).min(1, message).max(most, message);
};

export const collectionHistoryQuery = z.object({
  days: whole(90)
    .default(14)
    .meta({ description: 'How far back.', override: { type: 'integer', minimum: 1, maximum: 90 } }),
  perScope: whole(400)
    .default(60)
    .meta({
      description: 'The newest so many of each scope.',
      override: { type: 'integer', minimum: 1, maximum: 400 },
    }),
  at: endTime('The instant that the days end at; now without one.').optional(),
  collector: list(z.enum(collectors), 'Only these collectors.').optional(),
  ...filters,
});

export const collectionRequest = z
  .strictObject({
    account: z
      .string()
      .regex(/^\d{12}$/, 'an account id has 12 digits')
      .optional(),
    region: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/, 'a region looks like us-east-1, or is global')
      .optional(),
    collector: z.enum(collectors).optional(),
  })
  .meta({ id: 'CollectionRequest', description: 'Which scopes are meant; all without any.' });

export const collectionRequested = z
  .object({
    queued: z.array(scopeName),
    alreadyRunning: z.array(scopeName),
  })
  .meta({ id: 'CollectionRequested' });

export const collectionsCancelled = z
  .object({
    takenOut: z.array(scopeName).meta({ description: 'Waited in the queue, and do so no longer.' }),
    stopping: z.array(scopeName).meta({ description: 'Were being collected, and end within seconds.' }),
  })
  .meta({ id: 'CollectionsCancelled' });

export type ScopeName = z.infer<typeof scopeName>;
export type Issue = z.infer<typeof issue>;
export type Progress = z.infer<typeof progress>;
export type Collection = z.infer<typeof collection>;
export type CollectionsPage = z.infer<typeof collectionsPage>;
export type CollectionsInput = z.output<typeof collectionsQuery>;
export type CollectionHistory = z.infer<typeof collectionHistory>;
export type PastCollection = z.infer<typeof pastCollection>;
export type CollectionHistoryParams = z.input<typeof collectionHistoryQuery>;
export type CollectionHistoryInput = z.output<typeof collectionHistoryQuery>;
export type CollectionRequest = z.infer<typeof collectionRequest>;
export type CollectionRequested = z.infer<typeof collectionRequested>;
export type CollectionsCancelled = z.infer<typeof collectionsCancelled>;
