import type { Standings, StandingsInput } from '#lib/api/schemas.ts';
import { readLastDay, readStandings, type StandingRow } from '#lib/db/read-standings.ts';
import { roleCoverage } from '#lib/domain/coverage.ts';
import { dayMs } from '#lib/domain/statistics.ts';
import type { Context } from './context.ts';
import { readDayPeriod } from './read-day-period.ts';
import { coverageInstant, resourceFilter } from './read-filter.ts';
import { columnOf } from './read-trend-frame.ts';

/**
 * How accounts, regions or owners stand on the last day of a period with data, or at the instant within it at which the
 * period ends, beside the day with data at or before its beginning.
 *
 * @throws ServiceError for a period that makes no sense
 */
export async function listStandings({
  ctx,
  input,
}: {
  ctx: Context;
  input: StandingsInput;
}): Promise<Standings> {
  const to = input.to && input.to < ctx.now ? input.to : ctx.now;
  const { first, last } = readDayPeriod(ctx, {
    to,
    from: input.from ?? new Date(to.getTime() - dayMs),
  });
  const filter = resourceFilter(ctx, input);
  const [end, start] = await Promise.all([
    readLastDay(ctx.db, filter, { first, last }),
    readLastDay(ctx.db, filter, { first: null, last: first }),
  ]);
  const beforeDay = start?.day ?? null;
  if (end === null) return { day: null, beforeDay, data: [], total: 0 };
  const { day, asOf } = end;
  const { by, sort, limit } = input;
  const isWithinDay = to < ctx.now && to < asOf;
  const instant = isWithinDay ? coverageInstant(ctx, { at: to, isLatest: false }) : null;
  const days = { by: columnOf[by], day, beforeDay, instant };
  const rows = await readStandings(ctx.db, filter, days, { sort, limit });
  return { day, beforeDay, data: rows.map(toStanding(beforeDay !== null)), total: rows[0]?.total ?? 0 };
}

function toStanding(hasBefore: boolean) {
  const none = { roleCoverage: null, activeAccessKeys: null };
  return ({ by, now, before }: StandingRow) => ({
    by,
    now: toMoment(now),
    before: hasBefore ? toMoment(before) : none,
  });
}

function toMoment({ keysActive, ...counts }: StandingRow['now']) {
  return { roleCoverage: roleCoverage(counts), activeAccessKeys: keysActive };
}
