import { describe, expect, it } from 'vitest';
import { layOutChart } from '#components/charts/chart-layout.ts';
import { pathOf } from '#components/charts/paths.ts';
import type { TrendOf } from '#lib/api/schemas.ts';
import { accessKeysModel } from './access-keys-model.ts';
import { exposedCredentialsModel } from './exposed-credentials-model.ts';
import { mttrModel } from './mttr-model.ts';
import { roleCoverageModel } from './role-coverage-model.ts';
import { mostSmallCharts, splitModel } from './split-model.ts';
import { accessKeys, exposedCredentials, mttr, roleCoverage } from './testing/trends.ts';

const label = '3 days before';

describe('a comparison', () => {
  it('lies over the same points, by position, and is named in legend, table and summary', () => {
    const model = roleCoverageModel(roleCoverage(), 0.98, { trend: roleCoverage(), label });
    expect(model.series.at(-1)).toMatchObject({ label, line: 'faint', values: [0.8, null, 0.9] });
    expect(model.columns.at(-1)).toEqual({
      label,
      series: 'before',
      kind: 'ratio',
      values: [0.8, null, 0.9],
    });
    expect(model.summary).toContain(`${label}: from 80.0 % to 90.0 %.`);
  });

  it('is as long as what it is compared with, whatever its own length', () => {
    const [series] = roleCoverage().series;
    const shorter = { ...roleCoverage(), series: [{ by: null, points: series?.points.slice(0, 1) ?? [] }] };
    const longer = { ...roleCoverage(), series: [{ by: null, points: Array(5).fill(series?.points[0]) }] };
    const valuesOf = (trend: TrendOf<'role-coverage'>) => {
      const before = roleCoverageModel(roleCoverage(), 0.98, { trend, label }).series.at(-1);
      return before?.mark === 'line' ? before.values : [];
    };
    expect(valuesOf(shorter)).toEqual([0.8, null, null]);
    expect(valuesOf(longer)).toEqual([0.8, 0.8, 0.8]);
  });

  it('is there for each metric, and nowhere without an earlier span', () => {
    const models = [
      mttrModel(mttr(), 24, { trend: mttr(), label }),
      accessKeysModel(accessKeys(), 0, { trend: accessKeys(), label }),
      exposedCredentialsModel(exposedCredentials(), 0, { trend: exposedCredentials(), label }),
    ];
    for (const { columns, series } of models) {
      expect(columns.at(-1)?.label).toBe(label);
      expect(series.filter(({ key }) => key === 'before')).toHaveLength(1);
    }
    expect(mttrModel(mttr(), 24).series.some(({ key }) => key === 'before')).toBe(false);
  });

  it('widens the axis where the past was worse', () => {
    const worse = roleCoverage();
    for (const point of worse.series[0]?.points ?? []) point.ratio &&= 0.3;
    expect(roleCoverageModel(roleCoverage(), 0.98, { trend: worse, label }).bounds.min).toBeLessThan(0.3);
  });
});

describe('a split', () => {
  const of = (count: number, omitted = 0): TrendOf<'role-coverage'> => ({
    ...{ ...roleCoverage(), omitted },
    series: Array.from({ length: count }, (_, index) => ({
      by: `owner ${index}`,
      points: roleCoverage().series[0]?.points ?? [],
    })),
  });

  it.each([
    [1, 0, 1, 0],
    [5, 0, 5, 0],
    [6, 0, 6, 0],
    [50, 7, mostSmallCharts, 38],
  ])('of %d groups and %d unnamed ones shows %d, and names %d others', (count, omitted, shown, others) => {
    const { model, others: named, unnamed } = splitModel(of(count, omitted), 'owner', 0.98, String);
    expect([model.series.length, named.length, unnamed]).toEqual([shown, others, omitted]);
    expect(model.columns).toHaveLength(shown);
  });

  it('calls groups by their names', () => {
    const { model } = splitModel(of(2), 'account', 0.98, (id) => `the ${id}`);
    expect(model.columns.map((column) => column.label)).toEqual(['the owner 0', 'the owner 1']);
    expect(model.summary).toContain('the owner 0 90.0 % (3 Nov)');
  });

  it('knows no gap where one of its lines has a figure', () => {
    const [one, other] = of(2).series;
    const trend = {
      ...of(0),
      series: [one, { ...other, by: 'x', points: other?.points.map((p) => ({ ...p, ratio: 1 })) }],
    };
    expect(
      splitModel(trend as TrendOf<'role-coverage'>, 'owner', 1, String).model.points.every((p) => p.hasData),
    ).toBe(true);
  });

  it('of nothing has no lines', () => {
    expect(splitModel(of(0), 'owner', 0.98, String).model.series).toEqual([]);
  });
});

describe('extreme figures read well', () => {
  const keysOf = (counts: (number | null)[]): TrendOf<'access-keys'> => ({
    ...accessKeys(),
    series: [
      {
        by: null,
        points: counts.map((active, index) => ({
          ...{ at: '2026-11-01T00:00:00.000Z', day: `2026-11-0${index + 1}`, complete: true, active },
          ...{
            inactive: active,
            root: active,
            neverUsed: active,
            unused45Days: active,
            olderThan90Days: active,
          },
          ageBands: active === null ? null : [{ band: '0-90' as const, count: active }],
        })),
      },
    ],
  });

  it.each([
    ['none', [], ['0', '1']],
    ['one point', [7], ['0', '2', '4', '6', '8']],
    ['all zero', [0, 0, 0], ['0', '1']],
    ['a billion', [1e9, 2.5e9], ['0', '1B', '2B', '3B']],
    ['unknown', [null, null], ['0', '1']],
  ] as [string, (number | null)[], string[]][])('%s', (_, counts, ticks) => {
    const model = accessKeysModel(keysOf(counts), 0);
    const layout = layOutChart(model, 216);
    expect(layout.main.ticks.map((tick) => tick.label)).toEqual(ticks);
    expect(layout.drawn.map((drawn) => pathOf(drawn, layout)).join('')).not.toMatch(/NaN|Infinity/);
    expect(model.summary).not.toMatch(/NaN|Infinity|undefined/);
  });
});
