import { formatCount } from '#components/format/numbers.ts';
import { formatDate, formatDay } from '#components/format/times.ts';
import type { AccessKeyStatistics, KeyBurnDown } from '#lib/api/schemas.ts';
import { keyStepWords as words } from '#words/key-steps.ts';

type Step = AccessKeyStatistics['steps'][number]['step'];

/** A step with how many keys are at it, how many were day by day, and how that has changed over the span. */
export type StepTile = {
  step: Step;
  name: string;
  meaning: string;
  count: number;
  spark: readonly (number | null)[];
  change: string;
};

/** The steps of the way to zero, in their order. */
export function stepTiles(
  { steps }: Pick<AccessKeyStatistics, 'steps'>,
  points: KeyBurnDown['points'],
): StepTile[] {
  const first = points.find((point) => point.steps !== null);
  return steps.map(({ step, count }) => ({
    ...{ step, count, name: words.names[step], meaning: words.meanings[step] },
    spark: points.map((point) => point.steps?.[step] ?? null),
    change: first?.steps ? changeText(count - first.steps[step], formatDay(first.day)) : words.notCounted,
  }));
}

function changeText(difference: number, since: string): string {
  if (difference === 0) return words.noChange(since);
  return words.change(formatCount(Math.abs(difference)), difference > 0, since);
}

/** When the active keys come to their target, in sentences: the forecast and its range, or why there is none. */
export function forecastText({
  forecast,
  noForecast,
  target,
}: Pick<KeyBurnDown, 'forecast' | 'noForecast' | 'target'>): { text: string; range: string } {
  const goal = formatCount(target);
  if (forecast === null) return { text: words.noForecast[noForecast ?? 'too-few-days'](goal), range: '' };
  const { perDay, reachedOn, reachedOnAtBest, reachedOnAtWorst } = forecast;
  const best = formatDate(reachedOnAtBest);
  return {
    text: words.forecast(perDayText(perDay), formatDate(reachedOn), target === 0, goal),
    range:
      reachedOnAtWorst === null ? words.notBefore(best) : words.between(best, formatDate(reachedOnAtWorst)),
  };
}

const twoDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });

function perDayText(perDay: number): string {
  return twoDigits.format(perDay);
}
