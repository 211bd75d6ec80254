import { z } from 'zod';
import { page } from './parameters.ts';

/** Which decisions of a kind (mutes, exemptions) a list holds, a page at a time; without `sort` the newest first. */
export const decisionsQuery = z.object({
  ...page(['createdAt']),
  state: z.enum(['standing', 'ended']).default('standing').meta({ description: 'Default: standing.' }),
});

export type DecisionsInput = z.output<typeof decisionsQuery>;
export type DecisionsParams = z.input<typeof decisionsQuery>;
