import { z } from 'zod';
import { timestamp } from './times.ts';

/** What happened at one instant, as changes of these kinds. */
export function historyEntry<const K extends readonly [string, ...string[]]>(kinds: K) {
  return z.object({
    at: timestamp,
    changes: z.array(
      z.object({
        kind: z.enum(kinds),
        subject: z.string().nullable().meta({ description: 'What it is about: an ARN, a tag, a place.' }),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
  });
}
