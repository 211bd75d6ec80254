/** The HTTP contract: every query and answer, as zod schemas and the types they infer. */
export * from './schemas/access-keys.ts';
export * from './schemas/accounts.ts';
export * from './schemas/changes.ts';
export * from './schemas/collections.ts';
export * from './schemas/findings.ts';
export * from './schemas/health.ts';
export * from './schemas/instances.ts';
export * from './schemas/kpis.ts';
export * from './schemas/owners.ts';
export * from './schemas/parameters.ts';
export * from './schemas/problem.ts';
export * from './schemas/roles.ts';
export * from './schemas/scopes.ts';
export * from './schemas/times.ts';
export * from './schemas/trends.ts';
