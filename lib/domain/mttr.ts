import type { EpisodeEnding } from '#lib/domain/episodes.ts';
import {
  type EpisodeTimes,
  endingLetter,
  hourMs,
  mean,
  median,
  percentile,
  type Steps,
  survivalMedians,
} from '#lib/domain/statistics.ts';

/** How many days before the instant asked for an MTTR looks back, unless told otherwise. */
export const defaultWindowDays = 30;

/**
 * Mean time to remediate and what must be shown with it. Times are hours, null where there is nothing to measure.
 * `remediated`, `terminated`, `stopped` and `exempted` count the period's endings; only the first make the mean.
 */
export type Mttr = {
  meanHours: number | null;
  medianHours: number | null;
  p90Hours: number | null;
  remediated: number;
  open: number;
  openMeanAgeHours: number | null;
  terminated: number;
  stopped: number;
  exempted: number;
  survivalMedianHours: number | null;
};

/**
 * MTTR by design.md section 2: the mean of closed - opened over the episodes that a role ended after `from` and at
 * or before `at`. Open are those opened at or before `at` and not ended by then. The Kaplan-Meier median is over
 * all given episodes opened at or before `at`, whenever they ended.
 */
export function* mttr({ episodes, from, at }: { episodes: EpisodeTimes; from: Date; at: Date }): Steps<Mttr> {
  const [fromMs, atMs] = [from.getTime(), at.getTime()];
  const remediatedHours: number[] = [];
  const ended = new Uint32Array(256);
  let open = 0;
  let openMs = 0;
  for (let index = 0; index < episodes.opened.length; index++) {
    const opened = episodes.opened[index] ?? 0;
    const end = episodes.ended[index] ?? Number.POSITIVE_INFINITY;
    const letter = episodes.endings[index] ?? 0;
    if (end > atMs) {
      if (opened > atMs) continue;
      open += 1;
      openMs += atMs - opened;
    } else if (end > fromMs) {
      if (letter === byRole) remediatedHours.push((end - opened) / hourMs);
      ended[letter] = (ended[letter] ?? 0) + 1;
    }
  }
  const endings = (ending: EpisodeEnding) => ended[endingLetter(ending)] ?? 0;
  yield;
  const [survivalMedianHours = null] = yield* survivalMedians(episodes, [at]);
  return {
    ...timesOf(remediatedHours),
    open,
    openMeanAgeHours: open > 0 ? openMs / open / hourMs : null,
    terminated: endings('terminated'),
    stopped: endings('stopped'),
    exempted: endings('exempted'),
    survivalMedianHours,
  };
}

const byRole = endingLetter('role-attached');

/** Sums over the rollups of a period, and what the episodes alone can tell. */
export type MttrSums = {
  /** How long each episode lasted, in seconds, that a role ended in the period. */
  remediatedSeconds: readonly number[];
  /** Standing figures, of the period's last day only. */
  episodesOpen: number;
  episodesOpenSeconds: number;
  terminated: number;
  stopped: number;
  exempted: number;
  survivalMedianHours: number | null;
};

/** The same as `mttr`, to the second, from the sums that rollups hold. */
export function mttrFromRollups(sums: MttrSums): Mttr {
  return {
    ...timesOf(sums.remediatedSeconds.map((seconds) => seconds / 3600)),
    open: sums.episodesOpen,
    openMeanAgeHours: sums.episodesOpen > 0 ? sums.episodesOpenSeconds / sums.episodesOpen / 3600 : null,
    terminated: sums.terminated,
    stopped: sums.stopped,
    exempted: sums.exempted,
    survivalMedianHours: sums.survivalMedianHours,
  };
}

function timesOf(
  hours: readonly number[],
): Pick<Mttr, 'meanHours' | 'medianHours' | 'p90Hours' | 'remediated'> {
  return {
    meanHours: mean(hours),
    medianHours: median(hours),
    p90Hours: percentile(hours, 90),
    remediated: hours.length,
  };
}
