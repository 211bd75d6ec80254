import { z } from 'zod';
import type { Estate } from './estate/estate.ts';
import { benchEstate, demoEstate } from './presets.ts';
import { faultsSchema } from './wire/faults.ts';

/** What `child.ts` is told in its first argument, as JSON. */
export const childOptionsSchema = z.strictObject({
  preset: z.enum(['demo', 'bench']),
  /** Where the estate's clock begins. */
  startsAt: z.iso.datetime().optional(),
  seed: z.int().default(7),
  port: z.int().min(0).max(65_535).default(0),
  host: z.string().default('127.0.0.1'),
  /** For the bench preset. */
  instances: z.int().min(0).default(2000),
  users: z.int().min(0).optional(),
  roles: z.int().min(0).optional(),
  userDataShare: z.number().min(0).max(1).optional(),
  changesPerDay: z.number().min(0).optional(),
  faults: faultsSchema.optional(),
});

export type ChildOptions = z.input<typeof childOptionsSchema>;

/** Builds the estate that the options ask for. */
export function estateOf(options: z.output<typeof childOptionsSchema>): Estate {
  const { seed, instances, users, roles, userDataShare, changesPerDay } = options;
  const startsAt = new Date(options.startsAt ?? '2026-01-01T00:00:00Z');
  if (options.preset === 'demo') return demoEstate({ seed, startsAt });
  return benchEstate({
    seed,
    startsAt,
    instances,
    ...(users !== undefined && { users }),
    ...(roles !== undefined && { roles }),
    ...(userDataShare !== undefined && { userDataShare }),
    ...(changesPerDay !== undefined && { changesPerDay }),
  });
}
