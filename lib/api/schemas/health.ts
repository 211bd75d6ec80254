import { z } from 'zod';
import { timestamp } from './times.ts';

const part = z.object({
  state: z.enum(['ok', 'unavailable']),
  detail: z.string().nullable().meta({ description: 'What is wrong and what to do; null when nothing is.' }),
});

export const health = z
  .object({
    live: z.literal(true),
    ready: z.boolean(),
    at: timestamp,
    database: part.nullable().meta({ description: 'Null where only liveness was asked for.' }),
    queue: part
      .extend({ waiting: z.int(), active: z.int(), failed: z.int(), dead: z.int() })
      .nullable()
      .meta({
        description:
          'Jobs of the collection queue. `dead`: every try failed, and the scope has not been collected since.',
      }),
  })
  .meta({ id: 'Health' });

export const healthQuery = z.object({
  probe: z
    .enum(['ready', 'live'])
    .default('ready')
    .meta({ description: '`live` asks only whether this process answers, and touches nothing else.' }),
});

export type Health = z.infer<typeof health>;
