import { z } from 'zod';
import type {
  FindingRemediation,
  FindingStatistics,
  FindingStatisticsInput,
  RemediationGroup,
} from '#lib/api/schemas.ts';
import {
  type RemediationColumn,
  type ResolvedRow,
  readResolvedFindings,
  readStandingFindings,
  readStandingGroups,
  type StandingRow,
} from '#lib/db/read-finding-statistics.ts';
import { findingAges, findingDues } from '#lib/domain/finding-bands.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { readDayPeriod } from './read-day-period.ts';
import { readInstant, resourceFilter, toTimestamp } from './read-filter.ts';

const mostGroups = 50;
const columnOf: Record<RemediationGroup, RemediationColumn> = {
  ...{ rule: 'rule_id', owner: 'owner', account: 'account_id' },
};
const storedEndings = z.record(z.string(), z.number()).catch({});

/** How old the findings are that stand, when they are due, and how long those stood that were resolved in a period. */
export async function getFindingStatistics({
  ctx,
  input,
}: {
  ctx: Context;
  input: FindingStatisticsInput;
}): Promise<FindingStatistics> {
  await endPassedMutes(ctx);
  const { from, to } = readDayPeriod(ctx, input);
  const instant = readInstant(ctx, input.to, 'to');
  const filter = resourceFilter(ctx, input);
  const column = columnOf[input.by];
  const [standing, groups, resolved] = await Promise.all([
    readStandingFindings(ctx.db, filter, instant, input),
    readStandingGroups(ctx.db, filter, instant, input, column),
    readResolvedFindings(ctx.db, filter, input, { from, to }, column),
  ]);
  const remediations = toRemediations(groups, resolved);
  return {
    ...{ asOf: toTimestamp(instant.at), from: toTimestamp(from), by: input.by },
    standing: sumOf(standing),
    muted: sumOf(standing.filter(({ due }) => due === null)),
    ages: findingAges.map((age, place) => ({
      age,
      ...severitiesOf(standing.filter((row) => row.age === place)),
    })),
    dues: findingDues.map((due) => ({ due, ...severitiesOf(standing.filter((row) => row.due === due)) })),
    remediations: remediations.slice(0, mostGroups),
    omitted: Math.max(0, remediations.length - mostGroups),
  };
}

function sumOf(rows: readonly StandingRow[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

function severitiesOf(rows: readonly StandingRow[]) {
  const of = (wanted: StandingRow['severity']) => sumOf(rows.filter(({ severity }) => severity === wanted));
  return { critical: of('critical'), high: of('high'), medium: of('medium'), low: of('low') };
}

/** Each group that has something standing or resolved: the most resolved first, then the most standing. */
function toRemediations(
  groups: readonly { group: string; standing: number }[],
  resolved: readonly ResolvedRow[],
): FindingRemediation[] {
  const standingOf = new Map(groups.map(({ group, standing }) => [group, standing]));
  const resolvedOf = new Map(resolved.map((row) => [row.group, row]));
  const nothing = { mended: 0, meanHours: null, medianHours: null, p90Hours: null, unmended: 0, endings: {} };
  return [...new Set([...standingOf.keys(), ...resolvedOf.keys()])]
    .map((by) => {
      const { group: _, ...row } = resolvedOf.get(by) ?? { group: by, ...nothing };
      return { by, standing: standingOf.get(by) ?? 0, ...row, endings: storedEndings.parse(row.endings) };
    })
    .toSorted((a, b) => b.mended + b.unmended - a.mended - a.unmended || b.standing - a.standing);
}
