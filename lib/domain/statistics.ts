import type { EpisodeSpan } from '#lib/domain/episodes.ts';

/** Milliseconds in an hour. */
export const hourMs = 3_600_000;

/** Milliseconds in a day of 24 hours. */
export const dayMs = 24 * hourMs;

/** The arithmetic mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The median: of an even number of values the midpoint of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = ascending(values);
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (upper === undefined) return null;
  const lower = sorted.length % 2 === 1 ? upper : (sorted[sorted.length / 2 - 1] ?? upper);
  return lower + (upper - lower) / 2;
}

/**
 * A percentile by nearest rank: the smallest value that at least `percent` % of the values do not exceed, so
 * always one of them; null of nothing.
 *
 * @param percent a whole number from 1 to 100
 */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = ascending(values);
  const rank = Math.ceil((percent * sorted.length) / 100);
  return sorted[Math.max(rank, 1) - 1] ?? null;
}

function ascending(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}

/** How long something was watched, in any unit, and whether the watch ended in the event or was cut short. */
export type Watch = { duration: number; ended: boolean };

/** Survival that ought to be exactly one half may come out of the product a little above it. */
const half = 0.5 + 1e-9;

/**
 * The Kaplan-Meier median (Kaplan and Meier 1958): the smallest duration at which the estimated share of what has
 * not yet ended falls to one half or below, in the unit of the durations; null if it never does. Of a tie between
 * an end and a watch cut short, the end comes first.
 */
export function kaplanMeierMedian(watches: readonly Watch[]): number | null {
  const sorted = watches.toSorted((a, b) => a.duration - b.duration);
  let survival = 1;
  let start = 0;
  while (start < sorted.length) {
    const duration = sorted[start]?.duration ?? 0;
    let next = start;
    let ends = 0;
    for (; sorted[next]?.duration === duration; next++) ends += sorted[next]?.ended ? 1 : 0;
    const atRisk = sorted.length - start;
    survival *= (atRisk - ends) / atRisk;
    if (survival <= half) return duration;
    start = next;
  }
  return null;
}

/** What of an episode its survival depends on. */
export type SurvivingEpisode = Pick<EpisodeSpan, 'openedAt' | 'endedAt' | 'ending'>;

/** Finished episodes by duration, remediations before others of the same; all episodes by opening, newest first. */
type SurvivalTable = {
  durations: Float64Array;
  ends: Float64Array;
  remediated: Uint8Array;
  openings: Float64Array;
  openingEnds: Float64Array;
};

/**
 * The Kaplan-Meier median time to a role, in hours, as it was known at each instant: over every episode opened at
 * or before it. A role attached by then is an end; one that ended otherwise by then, or not yet, was cut short at
 * its ending or at the instant. Null where it never falls to one half.
 *
 * Equal to `kaplanMeierMedian` at each instant, but sorts once, so that each instant costs one pass at most.
 */
export function survivalMedians(
  episodes: readonly SurvivingEpisode[],
  instants: readonly Date[],
): (number | null)[] {
  const table = survivalTable(episodes);
  return instants.map((instant) => {
    const durationMs = survivalMedianAt(table, instant.getTime());
    return durationMs === null ? null : durationMs / hourMs;
  });
}

function survivalTable(episodes: readonly SurvivingEpisode[]): SurvivalTable {
  const all = episodes.map(({ openedAt, endedAt, ending }) => ({
    opened: openedAt.getTime(),
    end: endedAt?.getTime() ?? Number.POSITIVE_INFINITY,
    remediated: ending === 'role-attached' ? 1 : 0,
  }));
  const finished = all
    .filter(({ end }) => Number.isFinite(end))
    .sort((a, b) => a.end - a.opened - (b.end - b.opened) || b.remediated - a.remediated);
  const newestFirst = all.toSorted((a, b) => b.opened - a.opened);
  return {
    durations: Float64Array.from(finished, ({ opened, end }) => end - opened),
    ends: Float64Array.from(finished, ({ end }) => end),
    remediated: Uint8Array.from(finished, ({ remediated }) => remediated),
    openings: Float64Array.from(newestFirst, ({ opened }) => opened),
    openingEnds: Float64Array.from(newestFirst, ({ end }) => end),
  };
}

/** Walks finished and unfinished episodes in order of duration at once; stops where survival reaches one half. */
function survivalMedianAt(table: SurvivalTable, at: number): number | null {
  const { durations, ends, remediated, openings, openingEnds } = table;
  let unfinished = firstOpenedBy(openings, at);
  let atRisk = openings.length - unfinished;
  let survival = 1;
  for (let row = 0; row < durations.length; ) {
    if ((ends[row] ?? 0) > at || remediated[row] === 0) {
      if ((ends[row] ?? 0) <= at) atRisk--;
      row++;
      continue;
    }
    const duration = durations[row] ?? 0;
    for (; unfinished < openings.length && at - (openings[unfinished] ?? 0) < duration; unfinished++) {
      if ((openingEnds[unfinished] ?? 0) > at) atRisk--;
    }
    let remediations = 0;
    for (; durations[row] === duration && remediated[row] === 1; row++) {
      if ((ends[row] ?? 0) <= at) remediations++;
    }
    survival *= (atRisk - remediations) / atRisk;
    if (survival <= half) return duration;
    atRisk -= remediations;
  }
  return null;
}

/** The first of the openings, newest first, that is at or before `at`. */
function firstOpenedBy(openings: Float64Array, at: number): number {
  let low = 0;
  let high = openings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((openings[middle] ?? 0) > at) low = middle + 1;
    else high = middle;
  }
  return low;
}
