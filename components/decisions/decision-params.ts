import type { DecisionsParams } from '#lib/api/schemas.ts';

/** What a page of decisions can be narrowed by: those that stand, unless others are asked for. */
export const decisionSpec = { state: ['ended'] } as const;

/** What a page of decisions asks the API for. */
export function decisionsParams({ state }: { state?: 'ended' }): DecisionsParams {
  return { limit: 100, state: state ?? 'standing' };
}
