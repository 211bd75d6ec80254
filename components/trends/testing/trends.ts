import type { TrendOf } from '#lib/api/schemas.ts';

const head = {
  interval: 'day' as const,
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-11-03T23:59:59.999Z',
  omitted: 0,
};
const place = (day: number) => ({
  at: `2026-11-0${day}T12:00:00.000Z`,
  day: `2026-11-0${day}`,
  complete: true,
});

/** Three days of coverage, the second without data. */
export function roleCoverage(): TrendOf<'role-coverage'> {
  const none = { covered: null, eligible: null, unknown: null, exempt: null, ratio: null };
  const points = [
    { ...place(1), covered: 8, eligible: 10, unknown: 1, exempt: 0, ratio: 0.8 },
    { ...place(2), ...none, complete: false },
    { ...place(3), covered: 9, eligible: 10, unknown: 0, exempt: 0, ratio: 0.9 },
  ];
  return { ...head, metric: 'role-coverage', series: [{ by: null, points }] };
}

/** A day on which episodes ended, and one on which none did. */
export function mttr(): TrendOf<'mttr'> {
  const standing = {
    open: 2,
    openMeanAgeHours: 10,
    terminated: 0,
    stopped: 0,
    exempted: 0,
    survivalMedianHours: 90,
  };
  const points = [
    { ...place(1), ...standing, meanHours: 30, medianHours: 20, p90Hours: 60, remediated: 4 },
    { ...place(2), ...standing, meanHours: null, medianHours: null, p90Hours: null, remediated: 0 },
  ];
  return { ...head, metric: 'mttr', series: [{ by: null, points }] };
}

/** Two days of keys in every age band. */
export function accessKeys(): TrendOf<'access-keys'> {
  const bands = ['0-90', '91-180', '181-365', 'over-365'] as const;
  const keys = { inactive: 1, root: 0, neverUsed: 1, unused45Days: 2 };
  const points = [1, 2].map((day) => ({
    ...{ ...place(day), ...keys, active: 10 * day, olderThan90Days: 3 },
    ageBands: bands.map((band, index) => ({ band, count: index + day })),
  }));
  return { ...head, metric: 'access-keys', series: [{ by: null, points }] };
}

/** Two days of findings that opened and were resolved. */
export function exposedCredentials(): TrendOf<'exposed-credentials'> {
  const points = [1, 2].map((day) => ({ ...place(day), open: 20 + day, opened: day, resolved: 1 }));
  return { ...head, metric: 'exposed-credentials', series: [{ by: null, points }] };
}
