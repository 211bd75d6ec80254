import type { Issue, ScopeState, Setup } from '#lib/api/schemas.ts';

/** How far a step of the first run is; `unknown` while AWS has not been asked. */
export type StepState = 'done' | 'missing' | 'unknown';

/** Whether every account has credentials that can be used. */
export function credentialsState(setup: Setup | undefined): StepState {
  if (setup === undefined) return 'unknown';
  return setup.accounts.every(({ credentials }) => credentials.problem === null) ? 'done' : 'missing';
}

/** Whether everything that is needed may be read; without usable credentials nobody knows. */
export function permissionsState(setup: Setup | undefined): StepState {
  const tried = setup?.accounts.flatMap(({ permissions }) => permissions) ?? [];
  if (tried.length === 0) return 'unknown';
  return tried.every(({ state, isOptional }) => state === 'allowed' || isOptional) ? 'done' : 'missing';
}

/** Whether the regions of every account are known. */
export function regionsState(setup: Setup | undefined): StepState {
  if (setup === undefined || credentialsState(setup) !== 'done') return 'unknown';
  return setup.accounts.every(({ regions }) => regions !== null) ? 'done' : 'missing';
}

/** Whether a tag that tells an owner was seen; `unknown` while no instance was looked at. */
export function ownersState(setup: Setup | undefined): StepState {
  if (setup === undefined || setup.ownerTags.instances === 0) return 'unknown';
  return setup.ownerTags.keys.some(({ isConfigured, instances }) => isConfigured && instances > 0)
    ? 'done'
    : 'missing';
}

/** How far the first collection is. */
export type Course = { isUnderWay: boolean; done: number; all: number; failed: number; issues: Issue[] };

/** How far the first collections of all scopes are, and what they met. */
export function firstCourse(scopes: readonly ScopeState[]): Course {
  const failed = scopes.filter(({ last }) => last?.outcome === 'failed');
  const issues = failed.flatMap(({ last }) => last?.issues ?? []);
  return {
    isUnderWay: scopes.some(({ running, waiting }) => running !== null || waiting?.retryAt === null),
    done: scopes.filter(({ completeAt }) => completeAt !== null).length,
    all: scopes.length,
    failed: failed.length,
    issues: [...new Map(issues.map((issue) => [issue.message, issue])).values()],
  };
}
