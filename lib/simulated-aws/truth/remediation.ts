import { DAY, HOUR } from '../estate/durations.ts';
import type { Episode } from './episodes.ts';
import { mean, median, percentile90, survivalMedian } from './statistics.ts';

export type Remediation = {
  readonly meanHours: number | null;
  readonly medianHours: number | null;
  readonly p90Hours: number | null;
  readonly remediated: number;
  readonly open: number;
  readonly openMeanAgeHours: number | null;
  readonly terminated: number;
  readonly stopped: number;
  readonly survivalMedianHours: number | null;
};

type Known = { readonly opened: number; readonly ended: number | null; readonly by: string | null };

/** The MTTR figures at `at`, knowing no more than the roll calls up to `knownAt` had found. */
export function remediationAt(
  episodes: readonly Episode[],
  instant: { at: number; knownAt: number; windowDays: number },
): Remediation {
  const { at, knownAt } = instant;
  const known = episodes
    .filter((episode) => episode.seenAt <= knownAt)
    .map((episode) => knownBy(episode, knownAt));
  const since = at - instant.windowDays * DAY;
  const endings = known.filter(({ ended }) => ended !== null && ended > since && ended <= at);
  const hours = endings
    .filter(({ by }) => by === 'role')
    .map(({ opened, ended }) => ((ended ?? at) - opened) / HOUR);
  const open = known.filter(({ ended }) => ended === null);
  return {
    meanHours: mean(hours),
    medianHours: median(hours),
    p90Hours: percentile90(hours),
    remediated: hours.length,
    open: open.length,
    openMeanAgeHours: mean(open.map(({ opened }) => (at - opened) / HOUR)),
    terminated: endings.filter(({ by }) => by === 'termination').length,
    stopped: endings.filter(({ by }) => by === 'stop').length,
    survivalMedianHours: survivalMedian(
      known.map(({ opened, ended, by }) => ({
        duration: ((ended ?? at) - opened) / HOUR,
        ended: by === 'role',
      })),
    ),
  };
}

function knownBy({ opened, end }: Episode, knownAt: number): Known {
  return end && end.seenAt <= knownAt
    ? { opened, ended: end.at, by: end.by }
    : { opened, ended: null, by: null };
}
