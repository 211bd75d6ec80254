import type { PaletteColour } from '#components/theme/palette.ts';

type ChangeTone = 'good' | 'bad' | 'same' | 'unknown';

/** The difference to the same span before: `▼ 12 fewer`, and whether that is for the better. */
export type Change = { sign: string; text: string; tone: ChangeTone };

/** One KPI in words. `value` is null where nothing is known, and `unknown` then says why. */
export type KpiTileModel = {
  key: string;
  label: string;
  definition: string;
  value: string | null;
  unit: string;
  unknown: string;
  details: readonly string[];
  target: string;
  isTargetMet: boolean | null;
  change: Change;
  spark: readonly (number | null)[];
  tone: PaletteColour;
};

type Differ = { current: number | null; before: number | null; better: 'up' | 'down'; since: string };

/** In place of a change while the figures before are not here: they load, or could not be loaded. */
export function missingChange(isFailed: boolean): Change {
  return { sign: '', text: isFailed ? 'comparison not loaded' : 'comparing …', tone: 'unknown' };
}

/** The change in words; `inWords` gets its size and direction. What cannot be compared says so. */
export function describeChange(
  { current, before, better, since }: Differ,
  inWords: (size: number, isMore: boolean) => string | null,
): Change {
  if (current === null || before === null) {
    return { sign: '', text: `no figures ${since}`, tone: 'unknown' };
  }
  const isMore = current > before;
  const text = current === before ? null : inWords(Math.abs(current - before), isMore);
  if (text === null) return { sign: '=', text: `as ${since}`, tone: 'same' };
  return {
    sign: isMore ? '▲' : '▼',
    text: `${text} than ${since}`,
    tone: isMore === (better === 'up') ? 'good' : 'bad',
  };
}
