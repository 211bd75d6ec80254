import { z } from 'zod';

const readySchema = z.object({ kind: z.literal('ready'), values: z.record(z.string(), z.string()) });
const progressSchema = z.object({
  kind: z.literal('progress'),
  done: z.number(),
  total: z.number().nullable(),
  detail: z.string().optional(),
});
const failedSchema = z.object({
  kind: z.literal('failed'),
  message: z.string(),
  next: z.string().optional(),
  /** Where an error came from that nobody expected. */
  stack: z.string().optional(),
});

/** What a child tells the supervisor over the channel between them. */
export const childMessageSchema = z.discriminatedUnion('kind', [readySchema, progressSchema, failedSchema]);

export type ChildMessage = z.infer<typeof childMessageSchema>;

/** That a child cannot go on, and why. */
export type ChildFailure = z.infer<typeof failedSchema>;

/** What a child says about itself when it is ready, such as the address it answers at. */
export type ReadyValues = Record<string, string>;
