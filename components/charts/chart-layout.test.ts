import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutChart } from './chart-layout.ts';
import type { ChartModel, ChartSeries } from './chart-model.ts';
import { dotsOf, linePath, pathOf } from './paths.ts';
import { pickTickIndexes } from './point-ticks.ts';
import { findShades } from './shades.ts';

const height = 200;

function modelOf(series: ChartSeries[], count: number, more: Partial<ChartModel> = {}): ChartModel {
  const points = Array.from({ length: count }, (_, index) => ({
    ...{ firstDay: '2026-11-01', day: '2026-11-01' },
    label: `day ${index}`,
    hasData: true,
    isComplete: true,
  }));
  return {
    name: 'Chart',
    summary: 'Chart',
    points,
    series,
    columns: [],
    target: null,
    bounds: {},
    unit: 1,
    smallestStep: 0,
    formatMain: String,
    stripLabel: null,
    ...more,
  };
}

const line = (values: (number | null)[]): ChartSeries => ({
  key: 'line',
  label: 'line',
  colour: 'accent',
  lane: 'main',
  mark: 'line',
  line: 'solid',
  values,
});
const bar = (values: (number | null)[], direction: 'up' | 'down' = 'up'): ChartSeries => ({
  key: `bar-${direction}`,
  label: 'bar',
  colour: 'bad',
  lane: 'strip',
  mark: 'bar',
  direction,
  values,
});
const area = (key: string, values: (number | null)[]): ChartSeries => ({
  key,
  label: key,
  colour: 'age1',
  lane: 'main',
  mark: 'area',
  values,
});

function pathsOf(model: ChartModel): string[] {
  const layout = layOutChart(model, height);
  return layout.drawn.map((drawn) => pathOf(drawn, layout));
}

describe('layOutChart', () => {
  it('closes each stretch of an area, and widens one that is a single point', () => {
    const [path = ''] = pathsOf(modelOf([area('a', [1, 2, null, 3, null])], 5));
    expect(path.match(/[MLZ]/g)?.join('')).toBe('MLLLZMLLLZ');
    expect(path).toMatch(/M630,[\d.]+L770,/);
  });

  it('leaves a gap where there is no value', () => {
    expect(pathsOf(modelOf([line([1, 2, null, 3, 4])], 5))[0]?.match(/M/g)).toHaveLength(2);
  });

  it('draws a point between two gaps, which the round cap makes a dot', () => {
    expect(pathsOf(modelOf([line([null, 2, null])], 3))[0]).toMatch(/^M500,[\d.]+Z$/);
  });

  it('makes dots of the points without neighbours, and of no others', () => {
    const layout = layOutChart(
      modelOf([line([1, null, 2, 3, null, 4]), bar([1, null, 1, 0, 0, 0])], 6),
      height,
    );
    expect(layout.drawn.map((drawn) => dotsOf(drawn, layout).match(/M[\d.]+/g))).toEqual([
      ['M83.3', 'M916.7'],
      null,
    ]);
  });

  it('stacks areas, and starts again where one has no value', () => {
    const { drawn } = layOutChart(modelOf([area('a', [1, null]), area('b', [2, 5])], 2), height);
    expect(drawn.map(({ extents }) => extents)).toEqual([
      [[0, 1], null],
      [
        [1, 3],
        [0, 5],
      ],
    ]);
  });

  it('keeps the strip below the main lane, with bars up and down from one base line', () => {
    const layout = layOutChart(modelOf([line([4, 5]), bar([2, 0]), bar([1, 3], 'down')], 2), height);
    expect(layout.strip?.top).toBeGreaterThan(layout.main.bottom);
    expect(layout.strip?.y(2)).toBeLessThan(layout.strip?.y(0) ?? 0);
    expect(layout.strip?.y(-3)).toBeCloseTo(height - 1);
  });

  it('has an axis over the whole height that puts values where the paths have them', () => {
    const { main, strip } = layOutChart(modelOf([line([3, 9]), bar([1, 4])], 2), height);
    for (const lane of [main, strip]) {
      const [low = 0, high = 0] = lane?.axis ?? [];
      for (const value of [0, 1, 4]) {
        expect(lane?.y(value)).toBeCloseTo(((high - value) / (high - low)) * height);
      }
    }
  });

  it.each([
    ['none', []],
    ['one', [5]],
    ['all zero', [0, 0, 0]],
    ['huge', [1e9, 2e9]],
    ['nothing known', [null, null]],
  ])('reads well with %s', (_, values) => {
    const layout = layOutChart(modelOf([line(values), bar(values)], values.length), height);
    expect(layout.main.ticks.length).toBeGreaterThan(0);
    for (const drawn of layout.drawn) expect(pathOf(drawn, layout)).not.toMatch(/NaN|Infinity/);
  });

  it('keeps every finite value inside its lane', () => {
    const values = fc.array(fc.option(fc.float({ min: 0, max: 1e9, noNaN: true })), { maxLength: 60 });
    fc.assert(
      fc.property(values, (given) => {
        const { main } = layOutChart(modelOf([line(given)], given.length), height);
        return given.every((value) => {
          if (value === null) return true;
          const y = main.y(value);
          return y >= main.top - 0.01 && y <= main.bottom + 0.01;
        });
      }),
    );
  });

  it('puts round figures of the unit on the axis', () => {
    const { main } = layOutChart(modelOf([line([0, 100])], 2, { unit: 24 }), height);
    expect(main.ticks.map(({ value }) => value % 24)).toEqual(main.ticks.map(() => 0));
  });
});

describe('linePath', () => {
  it.each([
    ['nothing', [], ''],
    [
      'a line',
      [
        [0, 1],
        [1, 2.04],
      ],
      'M0,1L1,2',
    ],
    ['a gap', [[0, 0], [1, 1], null, [3, 3], [4, 4]], 'M0,0L1,1M3,3L4,4'],
    ['a point alone', [null, [1, 1], null], 'M1,1Z'],
  ] as const)('draws %s', (_, points, expected) => expect(linePath(points)).toBe(expected));
});

describe('pickTickIndexes', () => {
  it.each([1, 7, 8, 30, 53, 90, 365, 1000])(
    'labels at most seven of %d points, the newest among them',
    (count) => {
      const ticks = pickTickIndexes(count);
      expect(ticks.at(-1)).toBe(count - 1);
      expect(ticks.length).toBeLessThanOrEqual(7);
      expect(ticks.length).toBeGreaterThan(count > 1 ? 1 : 0);
    },
  );
});

describe('findShades', () => {
  it('joins neighbours that lack for the same reason', () => {
    const point = (hasData: boolean, isComplete: boolean) => ({
      ...{ firstDay: '', day: '', label: '', hasData, isComplete },
    });
    const points = [point(true, true), point(false, false), point(false, false), point(true, false)];
    expect(findShades(points)).toEqual([
      { reason: 'no data', from: 1, to: 3 },
      { reason: 'incomplete', from: 3, to: 4 },
    ]);
  });
});
