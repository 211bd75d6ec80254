import { formatCount } from '#components/format/numbers.ts';
import type { PaletteColour } from '#components/theme/palette.ts';
import type { AccessKeyStatistics } from '#lib/api/schemas.ts';
import { accessKeyWords as words } from '#words/access-keys.ts';

type Ages = AccessKeyStatistics['ages'];
type KeyAge = Ages[number]['age'];

/** A bar: its active part stands on its inactive one; heights are shares of the tallest bar, from 0 to 1. */
export type AgeBar = {
  age: KeyAge;
  label: string;
  tick: string;
  colour: PaletteColour;
  active: number;
  inactive: number;
  activeShare: number;
  inactiveShare: number;
};

/** What the histogram shows. */
export type AgeHistogram = { bars: readonly AgeBar[]; summary: string; isEmpty: boolean };

/** The colours of the KPI's bands, which these lie in. */
const colours: Record<KeyAge, PaletteColour> = {
  '0-30': 'age1',
  '31-60': 'age1',
  '61-90': 'age1',
  '91-120': 'age2',
  '121-180': 'age2',
  '181-270': 'age3',
  '271-365': 'age3',
  '366-730': 'age4',
  'over-730': 'age4',
  unknown: 'unknown',
};

const young: readonly KeyAge[] = ['0-30', '31-60', '61-90', 'unknown'];

/** Keys by age as bars. A bar of keys whose age is not known is there only if there are any. */
export function ageHistogram({ ages, active, inactive }: AccessKeyStatistics): AgeHistogram {
  const shown = ages.filter((one) => one.age !== 'unknown' || one.active + one.inactive > 0);
  const tallest = Math.max(1, ...shown.map((one) => one.active + one.inactive));
  const old = ages.filter(({ age }) => !young.includes(age)).reduce((sum, one) => sum + one.active, 0);
  return {
    bars: shown.map((one) => ({
      ...one,
      label: words.ages[one.age],
      tick: words.ageTicks[one.age],
      colour: colours[one.age],
      activeShare: one.active / tallest,
      inactiveShare: one.inactive / tallest,
    })),
    summary: words.histogramSummary(formatCount(active), formatCount(inactive), formatCount(old)),
    isEmpty: active + inactive === 0,
  };
}
