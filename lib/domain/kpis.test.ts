import { expect, test } from 'vitest';
import { accessKeyStatistics } from './access-keys.ts';
import { assembleKpis } from './kpis.ts';
import { mttr } from './mttr.ts';
import { defaultSettings } from './settings.ts';
import { episodeTimes } from './statistics.ts';
import { allAtOnce } from './testing/all-at-once.ts';

const asOf = new Date('2026-03-01T00:00:00Z');

function assembled(
  scopes: number,
  staleScopes: number,
  saw = { sawInstances: true, sawKeys: true },
  isAllMonitored = true,
) {
  return assembleKpis({
    asOf,
    scopes,
    staleScopes,
    isAllMonitored,
    ...saw,
    coverage: { covered: 1, eligible: 2, unknown: 3, exempt: 4 },
    mttr: allAtOnce(mttr({ episodes: episodeTimes([]), from: asOf, at: asOf })),
    accessKeys: accessKeyStatistics([], asOf, defaultSettings.thresholds),
    exposedCredentials: {
      open: 5,
      opened: 6,
      resolved: 7,
      bySource: { 'user-data': 2, 'launch-template': 1, code: 1, host: 0 },
      unscanned: 8,
    },
  });
}

test('the four KPIs in one answer', () => {
  expect(assembled(3, 0)).toMatchObject({
    asOf,
    complete: true,
    staleScopes: 0,
    roleCoverage: { covered: 1, eligible: 2, unknown: 3, exempt: 4, ratio: 0.5 },
    mttr: { remediated: 0, meanHours: null },
    accessKeys: { active: 0 },
    exposedCredentials: {
      open: 5,
      opened: 6,
      resolved: 7,
      bySource: { 'user-data': 2, 'launch-template': 1, code: 1, host: 0 },
      unscanned: 8,
    },
  });
});

test('what was never looked at has no figures', () => {
  const { roleCoverage } = assembled(3, 0);
  expect(assembled(1, 0, { sawInstances: false, sawKeys: true })).toMatchObject({
    ...{ roleCoverage, mttr: null, accessKeys: { active: 0 }, exposedCredentials: null },
  });
  expect(assembled(1, 0, { sawInstances: true, sawKeys: false })).toMatchObject({
    ...{ mttr: { remediated: 0 }, accessKeys: null, exposedCredentials: { open: 5 } },
  });
});

test.each([
  [3, 0, true],
  [3, 1, false],
  [0, 0, false],
])('of %d scopes, %d stale: complete %s', (scopes, staleScopes, complete) => {
  expect(assembled(scopes, staleScopes)).toMatchObject({ complete, staleScopes });
});

test('an answer for something that is not monitored is not complete', () => {
  expect(assembled(3, 0, undefined, false)).toMatchObject({ complete: false, staleScopes: 0 });
});
