import { createEstate } from './create-estate.ts';
import type { Estate } from './estate/estate.ts';
import type { AccountPlan, EstateOptions } from './population/plan.ts';

export { OWNER_ALIASES } from './estate/teams.ts';

/** The accounts of every demo, whatever its seed. */
export const demoAccounts: readonly AccountPlan[] = [
  { id: '612948375016', name: 'prod', regions: ['us-east-1', 'eu-west-1'], share: 0.7 },
  { id: '305771482936', name: 'sandbox', regions: ['us-east-1', 'us-west-2'], share: 0.3, rootKey: true },
];

/**
 * The estate of the demo: two accounts with two regions each, about 700 instances, 60 users, and a story of the
 * 90 days after `startsAt` in which coverage climbs, falls once and climbs again, while old keys disappear.
 */
export function demoEstate(options: { seed?: number; startsAt: Date; instances?: number }): Estate {
  return createEstate({
    seed: options.seed ?? 7,
    startsAt: options.startsAt,
    instances: options.instances ?? 650,
    users: 60,
    roles: 44,
    accounts: demoAccounts,
    userDataShare: 0.4,
    coverage: 0.7,
    leakyServices: 0.35,
    leakyInstances: 0.02,
    keyHolders: 0.85,
    secondKeys: 0.75,
    inactiveKeys: 0.08,
    roleCases: true,
    evolve: true,
  });
}

/** An estate for measurements: one account, one region, a tenth with user data, and still unless asked to change. */
export function benchEstate(options: { instances: number } & Partial<EstateOptions>): Estate {
  return createEstate({
    seed: 7,
    startsAt: new Date('2026-01-01T00:00:00Z'),
    users: 1000,
    roles: 200,
    userDataShare: 0.1,
    keyHolders: 0.6,
    ...options,
  });
}
