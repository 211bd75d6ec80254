import type { CollectionsPage } from '#lib/api/schemas.ts';
import type { Truth } from '#lib/simulated-aws/truth.ts';
import { expect, test } from './fixtures.ts';

type Filter = { owner?: string; account?: string; region?: string };

/** Asks what is true of the simulated estate at an instant, by code that shares nothing with the product's. */
const truthTest = test.extend<{ askTruth: (at: string, filter?: Filter) => Promise<Truth> }>({
  askTruth: async ({ api, request }, use) => {
    // The demo goes on in real time: what is known at an instant depends on when the estate was collected.
    const { data } = await api.get<CollectionsPage>('collections', { collector: 'ec2', limit: '500' });
    const collected = [...new Set(data.map(({ startedAt }) => startedAt))];
    await use(async (at, filter = {}) => {
      const answer = await request.post(`${process.env.ROLECALL_E2E_AWS_URL}/_simulated/truth`, {
        data: { at, filter, rollCalls: [...collected, at] },
      });
      expect(answer.status()).toBe(200);
      return answer.json();
    });
  },
});

/** Lets fractions differ by what a collection takes. */
function nearly(figures: object): Record<string, unknown> {
  const loosen = (value: unknown): unknown => {
    if (typeof value === 'number' && !Number.isInteger(value)) return expect.closeTo(value, 3);
    if (Array.isArray(value)) return value.map(loosen);
    return value !== null && typeof value === 'object' ? nearly(value) : value;
  };
  return Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, loosen(value)]));
}

truthTest('the KPIs are the truth on every one of the 90 days', async ({ api, askTruth }) => {
  truthTest.setTimeout(120_000);
  const { series } = await api.trend('role-coverage');
  const days = (series[0]?.points ?? []).filter(({ ratio }) => ratio !== null);
  expect(days).toHaveLength(90);
  expect(days.filter(({ complete }) => !complete)).toEqual([]);
  for (const { at } of days) {
    const [kpis, truth] = await Promise.all([api.kpis({ at }), askTruth(at)]);
    expect.soft(kpis, at).toMatchObject(nearly(truth));
  }
});

truthTest('the trends are the truth on every one of the 90 days', async ({ api, askTruth }) => {
  truthTest.setTimeout(120_000);
  const [coverage, mttr, keys, exposed] = await Promise.all([
    api.trend('role-coverage'),
    api.trend('mttr'),
    api.trend('access-keys'),
    api.trend('exposed-credentials'),
  ]);
  const pointsOf = ({ series }: { series: { points: unknown[] }[] }) => series[0]?.points ?? [];
  for (const [index, { at }] of (coverage.series[0]?.points ?? []).entries()) {
    const truth = await askTruth(at);
    const { open, survivalMedianHours } = truth.mttr;
    expect.soft(pointsOf(coverage)[index], at).toMatchObject(truth.roleCoverage);
    expect.soft(pointsOf(mttr)[index], at).toMatchObject(nearly({ open, survivalMedianHours }));
    expect.soft(pointsOf(keys)[index], at).toMatchObject(truth.accessKeys);
    expect.soft(pointsOf(exposed)[index], at).toMatchObject({ open: truth.exposedCredentials.open });
  }
});

for (const filter of [{ account: '612948375016' }, { region: 'us-west-2' }, { owner: 'payments' }]) {
  truthTest(
    `the KPIs of ${Object.entries(filter).join()} are the truth, week by week`,
    async ({ api, askTruth }) => {
      const { series } = await api.trend('role-coverage', { interval: 'week' });
      for (const { at } of series[0]?.points ?? []) {
        const [kpis, truth] = await Promise.all([api.kpis({ at, ...filter }), askTruth(at, filter)]);
        // Keys belong to accounts: a region holds none, and its filter does not hide them.
        const { accessKeys, ...rest } = truth;
        const expected = 'region' in filter ? rest : { ...rest, accessKeys };
        expect.soft(kpis, at).toMatchObject(nearly(expected));
      }
    },
  );
}
