import type { FindingSplit, FindingTrend, FindingTrendInput } from '#lib/api/schemas.ts';
import {
  type FindingTrendGroup,
  type FindingTrendRow,
  readFindingTrend,
} from '#lib/db/read-finding-trend.ts';
import { ruleIds, severities } from '#lib/domain/rules/rule.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { readDayPeriod } from './read-day-period.ts';
import { resourceFilter, toTimestamp } from './read-filter.ts';
import { bucketsOf, endOfDay } from './read-trend-buckets.ts';
import { readDaysWithData, type TrendFrame } from './read-trend-frame.ts';

const mostSeries = 50;
const columnOf: Record<FindingSplit, FindingTrendGroup> = {
  ...{ severity: 'severity', rule: 'rule_id', account: 'account_id', region: 'region', owner: 'owner' },
};

type Series = FindingTrend['series'][number];
type Point = Series['points'][number];
type DayRows = ReadonlyMap<string | null, FindingTrendRow>;

/**
 * Findings over time: how many stood at the end of each day, week or month, and what was opened, reopened and resolved
 * in it. A point none of whose days has data has no figures; what happened is told by the day of its event.
 */
export async function getFindingTrend({
  ctx,
  input,
}: {
  ctx: Context;
  input: FindingTrendInput;
}): Promise<FindingTrend> {
  await endPassedMutes(ctx);
  const { from, to, first, last } = readDayPeriod(ctx, input);
  const filter = resourceFilter(ctx, input);
  const by = input.by === undefined ? null : columnOf[input.by];
  const placeBy = by === 'account_id' || by === 'region' || by === 'owner' ? by : null;
  const [rows, dayOf] = await Promise.all([
    readFindingTrend(ctx.db, {
      ...{ filter, rules: input.rule, severities: input.severity, by, to },
      from: new Date(first),
    }),
    readDaysWithData(ctx, { filter, days: { first, last }, by: placeBy }, null),
  ]);
  const groups = groupsOf(rows, input);
  const buckets = bucketsOf(first, last, input.interval).map(({ days }) => days);
  return {
    ...{ from: toTimestamp(from), to: toTimestamp(to), interval: input.interval, by: input.by ?? null },
    series: groups.slice(0, mostSeries).map((group) => ({
      by: group,
      points: toPoints(rowsOf(rows, group), buckets, (day) => dayOf(placeBy === null ? null : group, day)),
    })),
    omitted: Math.max(0, groups.length - mostSeries),
  };
}

/** Severities worst first, rules in their order, else the biggest first. */
function groupsOf(rows: readonly FindingTrendRow[], { by }: FindingTrendInput): (string | null)[] {
  if (by === undefined) return [null];
  const found = Map.groupBy(rows, ({ group }) => group);
  if (by === 'severity') return severities.filter((severity) => found.has(severity));
  if (by === 'rule') return ruleIds.filter((rule) => found.has(rule));
  const sizes = [...found].map(([group, ofGroup]) => ({
    group,
    standing: ofGroup.reduce((sum, { grown }) => sum + grown, 0),
    opened: ofGroup.reduce((sum, { opened }) => sum + opened, 0),
  }));
  return sizes.toSorted((a, b) => b.standing - a.standing || b.opened - a.opened).map(({ group }) => group);
}

function rowsOf(rows: readonly FindingTrendRow[], group: string | null): DayRows {
  return new Map(rows.filter((row) => row.group === group).map((row) => [row.day, row]));
}

function toPoints(
  rows: DayRows,
  buckets: readonly string[][],
  dayOf: (day: string) => ReturnType<TrendFrame['dayOf']>,
): Point[] {
  let standing = rows.get(null)?.grown ?? 0;
  return buckets.map((days) => {
    const flow = { opened: 0, reopened: 0, resolved: 0 };
    let known: { day: string; open: number; at: Date; complete: boolean } | null = null;
    for (const day of days) {
      const row = rows.get(day);
      standing += row?.grown ?? 0;
      flow.opened += row?.opened ?? 0;
      flow.reopened += row?.reopened ?? 0;
      flow.resolved += row?.resolved ?? 0;
      const data = dayOf(day);
      if (data) known = { day, open: standing, at: data.asOf, complete: data.isComplete };
    }
    if (known !== null) {
      const { at, ...rest } = known;
      return { at: toTimestamp(at), ...rest, ...flow };
    }
    const day = days.at(-1) ?? '';
    const none = { open: null, opened: null, reopened: null, resolved: null };
    return { at: toTimestamp(endOfDay(day)), day, complete: false, ...none };
  });
}
