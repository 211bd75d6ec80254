import type { AccessKeyStatistics } from '#lib/domain/access-keys.ts';
import { type CoverageCounts, type RoleCoverage, roleCoverage } from '#lib/domain/coverage.ts';
import type { ExposureSource } from '#lib/domain/inventory.ts';
import type { Mttr } from '#lib/domain/mttr.ts';

/** Findings of exposed credentials: standing at the instant, and opened and resolved within the period. */
export type ExposedCredentials = { open: number; opened: number; resolved: number };

/** Those that stand, by where they were found. */
export type ExposedBySource = Record<ExposureSource, number>;

/** With the instances whose user data had not been read, or not in whole: what they hold is not known. */
export type ExposedCredentialsNow = ExposedCredentials & { bySource: ExposedBySource; unscanned: number };

/** The answer of `GET /api/v1/kpis` (design.md section 5). */
export type Kpis = {
  /** The instant for which the figures speak. */
  asOf: Date;
  /** Whether every scope was seen completely and recently enough to speak for it. */
  complete: boolean;
  staleScopes: number;
  roleCoverage: RoleCoverage;
  /** Null, as are the exposed credentials, if no instances had been seen. */
  mttr: Mttr | null;
  /** Null if no account's IAM had been seen. */
  accessKeys: AccessKeyStatistics | null;
  exposedCredentials: ExposedCredentialsNow | null;
};

/**
 * The four KPIs in one answer. Without any scope nothing was seen, and it is not complete; neither is it where something
 * that was asked for by name is not monitored.
 */
export function assembleKpis({
  asOf,
  scopes,
  staleScopes,
  isAllMonitored,
  sawInstances,
  sawKeys,
  coverage,
  mttr,
  accessKeys,
  exposedCredentials,
}: {
  asOf: Date;
  /** How many scopes the answer covers. */
  scopes: number;
  /** How many of them are older than the staleness limit, or were never complete. */
  staleScopes: number;
  /** Whether there are scopes of every account and region that was named. */
  isAllMonitored: boolean;
  sawInstances: boolean;
  sawKeys: boolean;
  coverage: CoverageCounts;
  mttr: Mttr;
  accessKeys: AccessKeyStatistics;
  exposedCredentials: ExposedCredentialsNow;
}): Kpis {
  return {
    asOf,
    complete: scopes > 0 && staleScopes === 0 && isAllMonitored,
    staleScopes,
    roleCoverage: roleCoverage(coverage),
    mttr: sawInstances ? mttr : null,
    accessKeys: sawKeys ? accessKeys : null,
    exposedCredentials: sawInstances ? exposedCredentials : null,
  };
}
