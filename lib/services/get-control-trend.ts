import type { ControlTrend, ControlTrendInput } from '#lib/api/schemas.ts';
import { readCompliance } from '#lib/db/read-compliance.ts';
import type { ResourceFilter } from '#lib/db/read-filter.ts';
import { bitsOf, countVerdicts } from '#lib/domain/compliance-standing.ts';
import type { RuleId } from '#lib/domain/rules/rule.ts';
import type { Context } from './context.ts';
import { badRequest } from './errors.ts';
import { readControl } from './read-control.ts';
import { readDayPeriod } from './read-day-period.ts';
import { coverageInstant, readInstant, resourceFilter, toTimestamp } from './read-filter.ts';
import { bucketsOf, endOfDay } from './read-trend-buckets.ts';
import { readDaysWithData, type TrendFrame } from './read-trend-frame.ts';

type Point = ControlTrend['points'][number];

const mostPoints = 60;
const atOnce = 4;

/**
 * How the estate stood against one control over time: at the end of what was seen of each day, week or month counted by joining
 * inventory and findings as they were, so that a point says what looking at its instant says.
 *
 * @param input `id`: `FRAMEWORK/VERSION/CONTROL`
 * @throws ServiceError if no rule refers to such a control; for a period that makes no sense, or too many points
 */
export async function getControlTrend({
  ctx,
  input,
}: {
  ctx: Context;
  input: ControlTrendInput & { id: string };
}): Promise<ControlTrend> {
  const { ruleIds } = readControl(input.id).control;
  const { interval } = input;
  const { from, to, first, last } = readDayPeriod(ctx, input);
  const buckets = bucketsOf(first, last, interval);
  if (buckets.length > mostPoints) throw tooManyPoints(buckets.length);
  const filter = resourceFilter(ctx, input);
  const dayOf = await readDaysWithData(ctx, { filter, days: { first, last }, by: null }, null);
  const points: Point[] = [];
  for (let start = 0; start < buckets.length; start += atOnce) {
    const some = buckets.slice(start, start + atOnce);
    points.push(
      ...(await Promise.all(some.map(({ days }) => pointOf(ctx, { days, dayOf, filter, ruleIds })))),
    );
  }
  return { from: toTimestamp(from), to: toTimestamp(to), interval, points };
}

type Asked = {
  days: readonly string[];
  dayOf: TrendFrame['dayOf'];
  filter: ResourceFilter;
  ruleIds: readonly RuleId[];
};

/** What the last of some days that has data tells. */
async function pointOf(ctx: Context, { days, dayOf, filter, ruleIds }: Asked): Promise<Point> {
  const day = days.findLast((each) => dayOf(null, each) !== null);
  const known = day === undefined ? null : dayOf(null, day);
  if (day === undefined || known === null) {
    const lastDay = days.at(-1) ?? '';
    const none = { fail: null, notAssessed: null, pass: null };
    return { at: toTimestamp(endOfDay(lastDay)), day: lastDay, complete: false, ...none };
  }
  const instant = coverageInstant(ctx, readInstant(ctx, known.asOf));
  const standings = await readCompliance(ctx.db, { filter, instant }, ruleIds, null);
  const counts = countVerdicts(standings, bitsOf(ruleIds, ruleIds));
  return { at: toTimestamp(known.asOf), day, complete: known.isComplete, ...counts };
}

function tooManyPoints(count: number) {
  const message = `gives ${count} points, and at most ${mostPoints} are counted: take a longer one, or fewer days`;
  return badRequest([{ parameter: 'interval', message }]);
}
