import { expect, test } from 'vitest';
import { colourDistance, colourVisions } from '#components/theme/colour-vision.ts';
import { palette } from '#components/theme/palette.ts';
import type { ControlTrend } from '#lib/api/schemas.ts';
import { verdictModel } from './verdict-model.ts';

const point = (day: string, counts: [number, number, number] | null): ControlTrend['points'][number] => ({
  ...{ at: `${day}T23:00:00.000Z`, day, complete: counts !== null },
  ...{ fail: counts?.[0] ?? null, notAssessed: counts?.[1] ?? null, pass: counts?.[2] ?? null },
});

const model = verdictModel({
  ...{ from: '2026-11-02T00:00:00.000Z', to: '2026-11-22T23:59:59.999Z', interval: 'week' },
  points: [point('2026-11-08', [7, 1, 2]), point('2026-11-15', null), point('2026-11-22', [3, 0, 7])],
});

test('a line for each verdict, broken where nothing was seen', () => {
  expect(model.series.map(({ label, ...rest }) => [label, 'values' in rest ? rest.values : []])).toEqual([
    ['Fail', [7, null, 3]],
    ['Not assessed', [1, null, 0]],
    ['Pass', [2, null, 7]],
  ]);
  expect(model.points.map(({ hasData }) => hasData)).toEqual([true, false, true]);
  expect(model.columns[0]).toMatchObject({ kind: 'count', values: [7, null, 3] });
  expect(model.summary).toContain('from 7 to 3');
});

test.each(colourVisions)('is told apart by eyes with %s vision, and by strokes', (vision) => {
  const strokes = model.series.map((series) => (series.mark === 'line' ? series.line : ''));
  expect(new Set(strokes).size).toBe(3);
  for (const scheme of ['light', 'dark'] as const) {
    const [fail, unknown, pass] = model.series.map(({ colour }) => palette[colour][scheme]);
    for (const [one, other] of [
      [fail, unknown],
      [fail, pass],
      [unknown, pass],
    ]) {
      expect(colourDistance(one ?? '', other ?? '', vision), `${one} ${other}`).toBeGreaterThanOrEqual(0.11);
    }
  }
});
