import type { CommonFilters } from '#lib/api/schemas.ts';
import type { StepInstant } from '#lib/db/key-steps.ts';
import type { CoverageInstant } from '#lib/db/read-coverage.ts';
import type { Instant, ResourceFilter } from '#lib/db/read-filter.ts';
import type { Context } from './context.ts';
import { badRequest } from './errors.ts';

const dayMs = 86_400_000;
const longestDays = 3 * 366;

/** What was asked for, within what the actor may see. */
export function resourceFilter(ctx: Context, input: CommonFilters): ResourceFilter {
  const { visibleAccounts } = ctx;
  const asked = input.account ?? null;
  return {
    accounts:
      visibleAccounts === 'all'
        ? asked
        : (asked ?? visibleAccounts).filter((id) => visibleAccounts.includes(id)),
    regions: input.region ?? null,
    owners: input.owner ?? null,
  };
}

/**
 * The instant that was asked for; now without one. The rest of today counts as now.
 *
 * @throws ServiceError for an instant after today
 */
export function readInstant(ctx: Context, at: Date | undefined, parameter = 'at'): Instant {
  if (at === undefined) return { at: ctx.now, isLatest: true };
  if (at.getTime() <= ctx.now.getTime()) return { at, isLatest: false };
  if (at.getTime() - ctx.now.getTime() < dayMs) return { at: ctx.now, isLatest: true };
  throw badRequest([{ parameter, message: `lies in the future: it is ${ctx.now.toISOString()} now` }]);
}

/**
 * A period that makes sense: `from` before `to`, three years at most.
 *
 * @throws ServiceError naming the parameter at fault
 */
export function checkPeriod(from: Date, to: Date): void {
  if (from.getTime() >= to.getTime()) {
    throw badRequest([
      { parameter: 'from', message: `must lie before ${to.toISOString()}, where the period ends` },
    ]);
  }
  if (to.getTime() - from.getTime() > longestDays * dayMs) {
    throw badRequest([{ parameter: 'from', message: 'the period may be three years long at most' }]);
  }
}

/** A time as answers hold it. */
export function toTimestamp(time: Date): string {
  return time.toISOString();
}

/** A time that may be absent, as answers hold it. */
export function toNullableTimestamp(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}

/** An instant with the settings that decide which instances count at it. */
export function coverageInstant({ settings }: Pick<Context, 'settings'>, instant: Instant): CoverageInstant {
  return {
    ...instant,
    eligibleStates: settings.coverage.includeStopped ? ['running', 'stopped'] : ['running'],
    staleAfterHours: settings.thresholds.staleAfterHours,
  };
}

/** An instant with the settings that decide at which step keys are at it. */
export function stepInstant({ settings }: Pick<Context, 'settings'>, instant: Instant): StepInstant {
  const { thresholds } = settings;
  return { ...instant, thresholds, staleAfterHours: thresholds.staleAfterHours };
}
