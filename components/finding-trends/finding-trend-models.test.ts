import { expect, test } from 'vitest';
import type { FindingTrend } from '#lib/api/schemas.ts';
import { findingFields } from '#lib/domain/finding-fields.ts';
import { parseFilter } from '#lib/domain/property-filter/parse.ts';
import { flowModel } from './flow-model.ts';
import { standingModel } from './standing-model.ts';
import { ageFilters, dueFilters } from './trend-view.ts';

type Point = FindingTrend['series'][number]['points'][number];

const point = (day: number, open: number | null): Point => ({
  ...{ at: `2026-11-0${day}T23:00:00.000Z`, day: `2026-11-0${day}`, complete: open !== null, open },
  ...(open === null
    ? { opened: null, reopened: null, resolved: null }
    : { opened: 2, reopened: 1, resolved: 4 }),
});

function trendOf(series: Record<string, (number | null)[]>): FindingTrend {
  return {
    ...{ from: '2026-11-01T00:00:00.000Z', to: '2026-11-03T23:59:59.999Z', interval: 'day', by: 'severity' },
    series: Object.entries(series).map(([by, open]) => ({
      by,
      points: open.map((value, index) => point(index + 1, value)),
    })),
    omitted: 0,
  };
}

test('the flow shows what came back with what is new, and tells them apart in its table', () => {
  const { series, columns, points, summary } = flowModel(trendOf({ all: [7, null, 9] }));
  expect(series.map(({ key, ...rest }) => [key, 'values' in rest ? rest.values : []])).toEqual([
    ['open', [7, null, 9]],
    ['came', [3, null, 3]],
    ['resolved', [4, null, 4]],
  ]);
  expect(columns.map(({ label, values }) => [label, values[0], values[1]])).toEqual([
    ['standing', 7, null],
    ['new', 2, null],
    ['back', 1, null],
    ['resolved', 4, null],
  ]);
  expect(points.map(({ hasData }) => hasData)).toEqual([true, false, true]);
  expect(summary).toContain('from 7 to 9');
});

test('standing findings have a line for each group in which something stood, and names for the rest', () => {
  const few = standingModel(trendOf({ high: [1, null, 2], low: [0, null, 0] }), 'Standing', String);
  expect(few.model.series.map(({ label }) => label)).toEqual(['high']);
  expect(few.model.summary).toBe('Standing: 1 line. high 2');
  const groups = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`g${index}`, [1, 1, 1]]));
  const many = standingModel(trendOf(groups), 'Standing', (group) => group.toUpperCase());
  expect([many.model.series.length, many.others]).toEqual([12, ['G12', 'G13']]);
});

test.each([...Object.values(ageFilters), ...Object.values(dueFilters)].filter((text) => text !== null))(
  'the list of findings understands %s',
  (text) => {
    expect(parseFilter(text, findingFields)).toMatchObject({ ok: true });
  },
);
