import type { ChartColumn, ChartModel, ChartSeries } from '#components/charts/chart-model.ts';
import { formatCount, formatShortCount } from '#components/format/numbers.ts';
import type { PaletteColour } from '#components/theme/palette.ts';
import type { AccessKeyCounts, AccessKeysPoint, TrendOf } from '#lib/api/schemas.ts';
import { trendWords as words } from '#words/trends.ts';
import { type Compared, compare } from './compared-trend.ts';
import { describeCourse, toChartPoints } from './trend-points.ts';

const name = words.titles['access-keys'];

type Band = AccessKeyCounts['ageBands'][number]['band'];

const bands: readonly { band: Band; colour: PaletteColour }[] = [
  { band: 'over-365', colour: 'age4' },
  { band: '181-365', colour: 'age3' },
  { band: '91-180', colour: 'age2' },
  { band: '0-90', colour: 'age1' },
];

/** Active keys stacked by age, the oldest at the bottom: what should go first stands on firm ground. */
export function accessKeysModel(
  trend: TrendOf<'access-keys'>,
  target: number,
  compared: Compared<TrendOf<'access-keys'>> | null = null,
): ChartModel {
  const points = trend.series[0]?.points ?? [];
  const active = points.map((point) => point.active);
  const before = compare(compared?.trend.series[0]?.points, {
    count: points.length,
    label: compared?.label ?? '',
    read: (point) => point.active,
    kind: 'count',
  });
  return {
    name,
    summary: `${name}, ${describeCourse(points, active, formatCount)}${before?.sentence ?? ''}`,
    points: toChartPoints(points, trend, (point) => point.active !== null),
    series: [
      ...(before ? [before.series] : []),
      ...bands.map(
        ({ band, colour }): ChartSeries => ({
          ...{ key: `age-${band}`, label: words.ages[band], colour, lane: 'main', mark: 'area' },
          values: points.map((point) => countIn(point, band)),
        }),
      ),
    ],
    columns: [
      { label: words.active, series: null, kind: 'count', values: points.map((point) => point.active) },
      ...bands.map(
        ({ band }): ChartColumn => ({
          label: words.ages[band],
          series: `age-${band}`,
          kind: 'count',
          values: points.map((point) => countIn(point, band)),
        }),
      ),
      { label: words.inactive, series: null, kind: 'count', values: points.map((point) => point.inactive) },
      ...(before ? [before.column] : []),
    ],
    target: target > 0 ? { value: target, label: words.target(formatCount(target)) } : null,
    bounds: { min: 0 },
    unit: 1,
    smallestStep: 1,
    formatMain: formatShortCount,
    stripLabel: null,
  };
}

function countIn({ ageBands }: AccessKeysPoint, band: Band): number | null {
  return ageBands === null ? null : (ageBands.find((one) => one.band === band)?.count ?? 0);
}
