import type { EpisodeEnding, EpisodeSpan } from '#lib/domain/episodes.ts';
import { hourMs, mean, median, percentile, survivalMedians, survivalTimes } from '#lib/domain/statistics.ts';

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

export type MttrEpisode = Pick<EpisodeSpan, 'openedAt' | 'endedAt' | 'ending' | 'openAtStart'>;

/**
 * MTTR by design.md section 2: the mean of closed - opened over the episodes that a role ended after `from` and at
 * or before `at`. Open are those opened at or before `at` and not ended by then. The Kaplan-Meier median is over
 * all given episodes opened at or before `at`, whenever they ended.
 *
 * @param includeOpenAtStart false leaves out, everywhere, the episodes already open when monitoring began
 */
export function mttr({
  episodes,
  from,
  at,
  includeOpenAtStart,
}: {
  episodes: readonly MttrEpisode[];
  from: Date;
  at: Date;
  includeOpenAtStart: boolean;
}): Mttr {
  const counted = includeOpenAtStart ? episodes : episodes.filter(({ openAtStart }) => !openAtStart);
  const ended = counted.filter(({ endedAt }) => endedAt !== null && endedAt > from && endedAt <= at);
  const endings = (ending: EpisodeEnding) => ended.filter((episode) => episode.ending === ending);
  const remediated = endings('role-attached');
  const open = counted.filter(
    ({ openedAt, endedAt }) => openedAt <= at && (endedAt === null || endedAt > at),
  );
  return {
    ...timesOf(remediated.map((episode) => hoursBetween(episode.openedAt, episode.endedAt ?? at))),
    open: open.length,
    openMeanAgeHours: mean(open.map(({ openedAt }) => hoursBetween(openedAt, at))),
    terminated: endings('terminated').length,
    stopped: endings('stopped').length,
    exempted: endings('exempted').length,
    survivalMedianHours: survivalMedians(survivalTimes(counted), [at])[0] ?? null,
  };
}

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

function hoursBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / hourMs;
}
