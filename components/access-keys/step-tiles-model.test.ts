import { expect, test } from 'vitest';
import type { KeyBurnDown } from '#lib/api/schemas.ts';
import { keySteps } from '#lib/domain/key-retirement.ts';
import { forecastText, stepTiles } from './step-tiles-model.ts';

type Point = KeyBurnDown['points'][number];

/** A day on which `watch` has so many keys and every other step none; null: without data. */
function point(day: string, watch: number | null): Point {
  const steps = Object.fromEntries(keySteps.map((step) => [step, step === 'watch' ? (watch ?? 0) : 0]));
  const place = { day, at: `${day}T12:00:00.000Z`, complete: watch !== null, active: watch };
  return { ...place, steps: watch === null ? null : (steps as NonNullable<Point['steps']>) };
}

const now = { steps: keySteps.map((step) => ({ step, count: step === 'watch' ? 7 : 0 })) };

test('each step has its count, its days and its change since the first day with data', () => {
  const tiles = stepTiles(now, [point('2026-03-01', null), point('2026-03-02', 9), point('2026-03-03', 8)]);
  expect(tiles.map(({ step }) => step)).toEqual([...keySteps]);
  expect(tiles[1]).toMatchObject({ count: 7, spark: [null, 9, 8], change: '▼ 2 since 2 Mar' });
  expect(tiles[0]?.change).toBe('as on 2 Mar');
  expect(stepTiles(now, [point('2026-03-01', null)])[1]?.change).toBe('no history yet');
});

const forecast = {
  perDay: 0.8333,
  reachedOn: '2027-03-01',
  reachedOnAtBest: '2027-02-01',
  reachedOnAtWorst: null,
};

test.each([
  [
    { forecast, target: 0 },
    'As things go (0.83 fewer a day), the last active key goes about 1 Mar 2027.',
    'perhaps never',
  ],
  [{ forecast, target: 20 }, 'the target of 20 is reached about', 'Not before 1 Feb 2027'],
  [
    { forecast: { ...forecast, reachedOnAtWorst: '2027-05-01' }, target: 0 },
    'about 1 Mar 2027',
    'Between 1 Feb 2027 and 1 May 2027.',
  ],
  [{ forecast: null, noForecast: 'not-falling', target: 0 }, 'have not become fewer', ''],
  [{ forecast: null, noForecast: 'reached', target: 3 }, 'at most 3 active', ''],
] as const)('%j', (answer, text, range) => {
  const told = forecastText({ noForecast: null, ...answer });
  expect(told.text).toContain(text);
  expect(told.range).toContain(range);
});
