import { expect, it } from 'vitest';
import type { Kpis } from '#lib/api/schemas.ts';
import { factsOf } from './kpi-facts.ts';

const kpis: Kpis = {
  ...{ asOf: '', from: '', windowDays: 30, complete: true, staleScopes: 0 },
  roleCoverage: { covered: 1153, eligible: 1248, unknown: 12, exempt: 0, ratio: 1153 / 1248 },
  mttr: {
    ...{ meanHours: 31.4, medianHours: 20, p90Hours: 90, remediated: 87, open: 95, openMeanAgeHours: null },
    ...{ terminated: 4, stopped: 1, exempted: 0, survivalMedianHours: 44 },
  },
  accessKeys: null,
  exposedCredentials: {
    open: 2,
    opened: 3,
    resolved: 1,
    bySource: { 'user-data': 2, 'launch-template': 1, code: 1, host: 0 },
    unscanned: 0,
  },
};

it('names denominators, and what a figure leaves out', () => {
  expect(factsOf('role-coverage', kpis).map(({ value }) => value)).toEqual(['1,153', '1,248', '12', '0']);
  const ofMttr = factsOf('mttr', kpis);
  expect(ofMttr).toContainEqual({ label: 'Ended with the machine, apart', value: '4' });
  expect(ofMttr).toContainEqual({ label: 'Their mean age', value: '—' });
  expect(ofMttr).toContainEqual({ label: 'Kaplan-Meier median', value: '44 h' });
  expect(factsOf('exposed-credentials', kpis)[0]).toEqual({ label: 'Open', value: '2' });
});

it('says nothing of what nobody looked at', () => {
  expect(factsOf('access-keys', kpis)).toEqual([]);
});
