import { dayMs } from '#lib/domain/statistics.ts';
import type { Context } from './context.ts';
import { checkPeriod } from './read-filter.ts';
import { dayOf } from './read-trend-buckets.ts';

const defaultDays = 90;

/** A period in whole days (UTC): its ends, and the first and the last of its days. */
export type DayPeriod = { from: Date; to: Date; first: string; last: string };

/**
 * The days that were asked for; none of them lies after today. Without a beginning, the 90 that end with the last.
 *
 * @throws ServiceError for a period that makes no sense
 */
export function readDayPeriod(
  ctx: Pick<Context, 'now'>,
  asked: { from?: Date | undefined; to?: Date | undefined },
): DayPeriod {
  const today = new Date(Date.parse(dayOf(ctx.now)) + dayMs - 1);
  const to = asked.to && asked.to < today ? asked.to : today;
  const from = asked.from ?? new Date(Date.parse(dayOf(to)) - (defaultDays - 1) * dayMs);
  checkPeriod(from, to);
  return { from, to, first: dayOf(from), last: dayOf(new Date(to.getTime() - 1)) };
}
