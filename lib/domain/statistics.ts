import type { EpisodeEnding, EpisodeSpan } from '#lib/domain/episodes.ts';

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

function ascending(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
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

/** What of an episode its times and its survival depend on. */
export type TimedEpisode = Pick<EpisodeSpan, 'openedAt' | 'endedAt' | 'ending'>;

/**
 * The same of many episodes, side by side: milliseconds since 1970, an end at Infinity while open, and the first letter
 * of each ending (`endingLetter`), or a blank.
 */
export type EpisodeTimes = { opened: Float64Array; ended: Float64Array; endings: Uint8Array };

/** The code of the letter that stands for an ending; a blank's while there is none. */
export function endingLetter(ending: EpisodeEnding | null): number {
  return (ending ?? ' ').charCodeAt(0);
}

/** What of episodes their times and their survival depend on. */
export function episodeTimes(episodes: readonly TimedEpisode[]): EpisodeTimes {
  return {
    opened: Float64Array.from(episodes, ({ openedAt }) => openedAt.getTime()),
    ended: Float64Array.from(episodes, ({ endedAt }) => endedAt?.getTime() ?? Number.POSITIVE_INFINITY),
    endings: Uint8Array.from(episodes, ({ ending }) => endingLetter(ending)),
  };
}

/** A long computation, a step of some milliseconds at a time, for who lets others in between. */
export type Steps<T> = Generator<void, T, void>;

/**
 * The Kaplan-Meier median time to a role, in hours, as it was known at each of several instants, which ascend: over
 * every episode opened at or before it. A role attached by then is an end; one that ended otherwise by then, or not yet,
 * was cut short at its ending or at the instant. Null where it never falls to one half.
 *
 * Equal to `kaplanMeierMedian` at each instant, but sorts once: from one instant to the next, only what ended
 * meanwhile moves from the open episodes to a histogram by duration.
 */
export function* survivalMedians(times: EpisodeTimes, instants: readonly Date[]): Steps<(number | null)[]> {
  const history = createHistory(times);
  const medians: (number | null)[] = [];
  for (const instant of instants) {
    const at = instant.getTime();
    yield;
    yield* advance(history, at);
    const durationMs = survivalMedianAt(history, at);
    medians.push(durationMs === null ? null : durationMs / hourMs);
  }
  return medians;
}

/** Episodes, oldest opening first, and what was known of them at the instant that the history has come to. */
type SurvivalHistory = EpisodeTimes & {
  /** How many had opened: the first ones. */
  openedCount: number;
  /** Of these, the ones that had not ended, oldest first: as many as `openCount` says. */
  open: Int32Array;
  openCount: number;
  /** Every duration that an episode came to, ever, shortest first. */
  durations: Float64Array;
  /** How many had ended after each duration: by a role, and otherwise. */
  remediated: Int32Array;
  cut: Int32Array;
};

function createHistory(times: EpisodeTimes): SurvivalHistory {
  const { opened, ended, endings } = oldestFirst(times);
  const durations = durationsOf(opened, ended);
  return {
    ...{ opened, ended, endings, durations },
    openedCount: 0,
    open: new Int32Array(opened.length),
    openCount: 0,
    remediated: new Int32Array(durations.length),
    cut: new Int32Array(durations.length),
  };
}

/** Plain loops here and below: on a hundred thousand episodes a function for each takes three times as long. */
function durationsOf(opened: Float64Array, ended: Float64Array): Float64Array {
  const all = new Float64Array(opened.length);
  for (let episode = 0; episode < all.length; episode++)
    all[episode] = (ended[episode] ?? 0) - (opened[episode] ?? 0);
  all.sort();
  let count = 0;
  for (let place = 0; place < all.length && Number.isFinite(all[place]); place++) {
    if (count === 0 || all[place] !== all[count - 1]) all[count++] = all[place] ?? 0;
  }
  return all.subarray(0, count);
}

/** The database sends them so, which is cheaper by far than to sort them here. */
function oldestFirst(times: EpisodeTimes): EpisodeTimes {
  const { opened, ended, endings } = times;
  if (isAscending(opened)) return times;
  const order = Int32Array.from(opened.keys()).sort((a, b) => (opened[a] ?? 0) - (opened[b] ?? 0));
  return {
    opened: Float64Array.from(order, (episode) => opened[episode] ?? 0),
    ended: Float64Array.from(order, (episode) => ended[episode] ?? 0),
    endings: Uint8Array.from(order, (episode) => endings[episode] ?? 0),
  };
}

function isAscending(values: Float64Array): boolean {
  for (let place = 1; place < values.length; place++)
    if ((values[place - 1] ?? 0) > (values[place] ?? 0)) return false;
  return true;
}

const byRole = endingLetter('role-attached');

/** To find their places takes this many episodes a millisecond or two. */
const episodesInAStep = 8_192;

/** Brings a history to an instant that is not before the one it has come to. */
function* advance(history: SurvivalHistory, at: number): Steps<void> {
  const { opened, ended, open, endings, durations, remediated, cut } = history;
  for (; (opened[history.openedCount] ?? Number.POSITIVE_INFINITY) <= at; history.openedCount++) {
    open[history.openCount++] = history.openedCount;
  }
  let stillOpen = 0;
  for (let place = 0; place < history.openCount; place++) {
    const episode = open[place] ?? 0;
    const end = ended[episode] ?? 0;
    if (end > at) {
      open[stillOpen++] = episode;
    } else {
      const counts = endings[episode] === byRole ? remediated : cut;
      const row = placeOf(durations, end - (opened[episode] ?? 0));
      counts[row] = (counts[row] ?? 0) + 1;
    }
    if (place % episodesInAStep === episodesInAStep - 1) yield;
  }
  history.openCount = stillOpen;
}

/**
 * Walks up the durations, leaving behind those that did not get so far, and stops where survival reaches one half.
 * Durations that nothing had ended after yet change nothing; telling them apart takes longer than the sum.
 */
function survivalMedianAt(history: SurvivalHistory, at: number): number | null {
  const { opened, open, durations, remediated, cut } = history;
  const openFor = (place: number) =>
    place < 0 ? Number.POSITIVE_INFINITY : at - (opened[open[place] ?? 0] ?? 0);
  let youngest = history.openCount - 1;
  let youngestFor = openFor(youngest);
  let atRisk = history.openedCount;
  let survival = 1;
  for (let row = 0; row < durations.length; row++) {
    const duration = durations[row] ?? 0;
    for (; youngestFor < duration; youngestFor = openFor(youngest)) {
      youngest--;
      atRisk--;
    }
    const ends = remediated[row] ?? 0;
    survival *= (atRisk - ends) / atRisk;
    if (survival <= half) return duration;
    atRisk -= ends + (cut[row] ?? 0);
  }
  return null;
}

/** The place of a value among ascending ones that hold it. */
function placeOf(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
