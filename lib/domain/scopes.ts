/** What one collection covers; the unit of completeness and of scheduling. */
export type Scope = {
  accountId: string;
  /** An AWS region, or `global` for IAM. */
  region: string;
  collector: Collector;
};

export const collectors = ['iam', 'ec2', 'user-data'] as const;

/** In the order in which one pass should run them: each reads what the ones before it recorded. */
export type Collector = (typeof collectors)[number];

export const globalRegion = 'global';

/** A scope's name for logs, locks and queue keys: `123456789012/us-east-1/ec2`. */
export function scopeKey(scope: Scope): string {
  return `${scope.accountId}/${scope.region}/${scope.collector}`;
}

/**
 * Whether what was last seen of a scope is too old to speak for `at`.
 *
 * @param completeAt when its newest complete snapshot at or before `at` was taken; null if there is none
 * @param staleAfterHours the settings' limit; exactly that old is still fresh
 */
export function isStale(completeAt: Date | null, at: Date, staleAfterHours: number): boolean {
  return completeAt === null || at.getTime() - completeAt.getTime() > staleAfterHours * 3_600_000;
}
