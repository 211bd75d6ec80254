import type { Metric } from '#lib/api/schemas.ts';
import { kpiWords as words } from '#words/kpis.ts';

type ChangeTone = 'good' | 'bad' | 'same' | 'unknown';

/** The difference to the same span before: `▼ 12 fewer`, and whether that is for the better. */
export type Change = { sign: string; text: string; tone: ChangeTone };

/** One KPI in words. `value` is null where nothing is known, and `unknown` then says why. */
export type KpiTileModel = {
  key: Metric;
  value: string | null;
  unit: string;
  unknown: string;
  details: readonly string[];
  /** How far it is to the target: `5.3 points to the target of 98 %`. */
  target: string;
  isTargetMet: boolean | null;
  change: Change;
  spark: readonly (number | null)[];
  /** The page that it leads to. */
  href: string;
  params: Readonly<Record<string, string>>;
};

type Differ = { current: number | null; before: number | null; better: 'up' | 'down'; since: string };

/** In place of a change while the figures before are not here: they load, or could not be loaded. */
export function missingChange(isFailed: boolean): Change {
  return { sign: '', text: isFailed ? words.notCompared : words.comparing, tone: 'unknown' };
}

/** The change in words; `inWords` gets its size and direction. What cannot be compared says so. */
export function describeChange(
  { current, before, better, since }: Differ,
  inWords: (size: number, isMore: boolean) => string | null,
): Change {
  if (current === null || before === null) return { sign: '', text: words.noFigures(since), tone: 'unknown' };
  const isMore = current > before;
  const text = current === before ? null : inWords(Math.abs(current - before), isMore);
  if (text === null) return { sign: '=', text: words.same(since), tone: 'same' };
  return {
    sign: isMore ? '▲' : '▼',
    text: words.than(text, since),
    tone: isMore === (better === 'up') ? 'good' : 'bad',
  };
}

/** How far a figure is from its target; `inWords` gets the distance where it is not met. */
export function describeTarget(
  { current, target, better }: { current: number | null; target: number; better: 'up' | 'down' },
  shown: string,
  inWords: (distance: number, shown: string) => string,
): Pick<KpiTileModel, 'target' | 'isTargetMet'> {
  if (current === null) return { target: words.target(shown), isTargetMet: null };
  const isTargetMet = better === 'up' ? current >= target : current <= target;
  return {
    target: isTargetMet ? words.targetMet(shown) : inWords(Math.abs(current - target), shown),
    isTargetMet,
  };
}
