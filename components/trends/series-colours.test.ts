import { describe, expect, it } from 'vitest';
import type { ChartModel, ChartSeries } from '#components/charts/chart-model.ts';
import { colourDistance, colourVisions } from '#components/theme/colour-vision.ts';
import { palette } from '#components/theme/palette.ts';
import type { TrendOf } from '#lib/api/schemas.ts';
import { accessKeysModel } from './access-keys-model.ts';
import { exposedCredentialsModel } from './exposed-credentials-model.ts';
import { mttrModel } from './mttr-model.ts';
import { roleCoverageModel } from './role-coverage-model.ts';
import { splitModel } from './split-model.ts';
import * as trends from './testing/trends.ts';

/** In Oklab: what is closer than this is told apart side by side only. */
const least = 0.12;

function compared<T>(trend: T) {
  return { trend, label: '30 days before' };
}

const split: TrendOf<'role-coverage'> = {
  ...trends.roleCoverage(),
  series: ['a', 'b', 'c', 'd', 'e'].flatMap((by) =>
    trends.roleCoverage().series.map((series) => ({ ...series, by })),
  ),
};

const charts: readonly ChartModel[] = [
  roleCoverageModel(trends.roleCoverage(), 0.98, compared(trends.roleCoverage())),
  mttrModel(trends.mttr(), 24, compared(trends.mttr())),
  accessKeysModel(trends.accessKeys(), 0, compared(trends.accessKeys())),
  exposedCredentialsModel(trends.exposedCredentials(), 0, compared(trends.exposedCredentials())),
  { ...splitModel(split, 'owner', 0.98, String).model, name: 'Split' },
];

function pairsOf({ series }: ChartModel): [ChartSeries, ChartSeries][] {
  return series.flatMap((one, index) =>
    series
      .slice(index + 1)
      .filter((other) => !areApart(one, other))
      .map((other): [ChartSeries, ChartSeries] => [one, other]),
  );
}

/** Nobody takes the faint line of the span before for the bars of the strip below it. */
function areApart(one: ChartSeries, other: ChartSeries): boolean {
  return [one, other].some(({ key }) => key === 'before') && one.lane !== other.lane;
}

describe.each(charts.map((chart) => [chart.name, chart] as const))('%s', (_, chart) => {
  it.each(colourVisions)('is told apart in light and dark by eyes with %s vision', (vision) => {
    for (const scheme of ['light', 'dark'] as const) {
      for (const [one, other] of pairsOf(chart)) {
        const distance = colourDistance(palette[one.colour][scheme], palette[other.colour][scheme], vision);
        expect(distance, `${one.label} and ${other.label} in ${scheme}`).toBeGreaterThanOrEqual(least);
      }
    }
  });

  it('is told apart without colours: two lines of one chart have different strokes', () => {
    const strokes = chart.series.flatMap((series) => (series.mark === 'line' ? series.line : []));
    expect(new Set(strokes).size).toBe(strokes.length);
  });
});

it('the simulation agrees with what is known: red and green come close, blue and yellow do not', () => {
  const usual = colourDistance('#c00000', '#008000', 'usual');
  expect(colourDistance('#c00000', '#008000', 'deuteranopia')).toBeLessThan(usual / 2);
  expect(colourDistance('#0000ff', '#ffff00', 'deuteranopia')).toBeGreaterThan(0.5);
  expect(colourDistance('#000000', '#ffffff', 'protanopia')).toBeCloseTo(1, 2);
});
