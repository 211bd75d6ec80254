import type { ChartModel } from '#components/charts/chart-model.ts';
import { formatCount, formatShortCount } from '#components/format/numbers.ts';
import type { PaletteColour } from '#components/theme/palette.ts';
import type { AccessKeyCounts, AccessKeysPoint, TrendOf } from '#lib/api/schemas.ts';
import { describeCourse, toCells, toChartPoints } from './trend-points.ts';

const name = 'Active access keys';

type Band = AccessKeyCounts['ageBands'][number]['band'];

const bands: readonly { band: Band; label: string; colour: PaletteColour }[] = [
  { band: 'over-365', label: 'over 365 d', colour: 'age4' },
  { band: '181-365', label: '181–365 d', colour: 'age3' },
  { band: '91-180', label: '91–180 d', colour: 'age2' },
  { band: '0-90', label: '0–90 d', colour: 'age1' },
];

/** Active keys stacked by age, the oldest at the bottom: what should go first stands on firm ground. */
export function accessKeysModel({ series, interval }: TrendOf<'access-keys'>, target: number): ChartModel {
  const points = series[0]?.points ?? [];
  const active = points.map((point) => point.active);
  return {
    name,
    summary: `${name}, ${describeCourse(points, active, formatCount)}`,
    points: toChartPoints(points, interval, (point) => point.active !== null),
    series: bands.map(({ band, label, colour }) => ({
      key: `age-${band}`,
      label,
      colour,
      lane: 'main',
      mark: 'area',
      values: points.map((point) => countIn(point, band)),
    })),
    columns: [
      { label: 'active', series: null, cells: toCells(points, (point) => point.active, formatCount) },
      ...bands.map(({ band, label }) => ({
        label,
        series: `age-${band}`,
        cells: toCells(points, (point) => countIn(point, band), formatCount),
      })),
      { label: 'inactive', series: null, cells: toCells(points, (point) => point.inactive, formatCount) },
    ],
    target: target > 0 ? { value: target, label: `target ${formatCount(target)}` } : null,
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
