import type { CollectionsPage, Finding, FindingsPage } from '#lib/api/schemas.ts';
import { ruleIds } from '#lib/domain/rules/rule-ids.ts';
import type { Collector } from '#lib/domain/scopes.ts';
import { hourMs } from '#lib/domain/statistics.ts';
import type { StandingFindings } from '#lib/simulated-aws/truth/standing-findings.ts';
import type { Truth } from '#lib/simulated-aws/truth.ts';
import { type Api, expect, test } from './fixtures.ts';

type Filter = { owner?: string; account?: string; region?: string };

type TruthAsker = {
  /** What was true at an instant, as far as it was known then; without keys where AWS told of them as they had been before. */
  at: (at: string, filter?: Filter) => Promise<Omit<Truth, 'accessKeys'> & Partial<Truth>>;
  /** What happened on a day, as far as it is known now. */
  onDay: (day: string) => Promise<Truth>;
  /** Which findings stood at an instant, by rule. */
  standing: (at: string) => Promise<StandingFindings>;
};

/** Asks what is true of the simulated estate, by code that shares nothing with the product's. */
const truthTest = test.extend<{ askTruth: TruthAsker }>({
  askTruth: async ({ api, request }, use) => {
    // The demo goes on in real time: what is known at an instant depends on when the estate was collected.
    const [collected, keysCollected] = await Promise.all([timesOf(api, 'ec2'), timesOf(api, 'iam')]);
    const ask = async <T = Truth>(question: object, page = 'truth'): Promise<T> => {
      const answer = await request.post(`${process.env.ROLECALL_E2E_AWS_URL}/_simulated/${page}`, {
        data: question,
      });
      expect(answer.status()).toBe(200);
      return answer.json();
    };
    await use({
      at: async (at, filter = {}) => {
        const { accessKeys, ...truth } = await ask({ at, filter, rollCalls: [...collected, at] });
        return isOldReport(at, keysCollected) ? truth : { ...truth, accessKeys };
      },
      onDay: (day) =>
        ask({
          at: `${day}T23:59:59.999Z`,
          windowDays: 1,
          rollCalls: collected,
          knownAt: new Date().toISOString(),
        }),
      standing: (at) => ask({ rollCalls: [...collected.filter((time) => time < at), at].sort() }, 'standing'),
    });
  },
});

/** When a collector began its last collections. */
async function timesOf(api: Api, collector: Collector): Promise<string[]> {
  const { data } = await api.get<CollectionsPage>('collections', { collector, limit: '500' });
  return [...new Set(data.map(({ startedAt }) => startedAt))];
}

/** AWS makes a credential report at most every four hours: a collection so soon after another is told nothing newer of keys. */
function isOldReport(at: string, keysCollected: readonly string[]): boolean {
  const ageOf = (time: string) => new Date(at).getTime() - new Date(time).getTime();
  return keysCollected.some((time) => ageOf(time) > 0 && ageOf(time) < 4 * hourMs);
}

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
    const [kpis, truth] = await Promise.all([api.kpis({ at }), askTruth.at(at)]);
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
  const days = coverage.series[0]?.points ?? [];
  expect(days.filter(({ ratio }) => ratio !== null)).toHaveLength(90);
  for (const [index, { at, day }] of days.entries()) {
    const [truth, ofDay] = await Promise.all([askTruth.at(at), askTruth.onDay(day)]);
    const { open, openMeanAgeHours, survivalMedianHours } = truth.mttr;
    const { opened, resolved } = ofDay.exposedCredentials;
    const standing = { open, openMeanAgeHours, survivalMedianHours };
    expect.soft(pointsOf(coverage)[index], at).toMatchObject(truth.roleCoverage);
    expect.soft(pointsOf(mttr)[index], at).toMatchObject(nearly({ ...ofDay.mttr, ...standing }));
    expect.soft(pointsOf(keys)[index], at).toMatchObject(truth.accessKeys ?? {});
    expect
      .soft(pointsOf(exposed)[index], at)
      .toMatchObject({ open: truth.exposedCredentials.open, opened, resolved });
  }
});

truthTest('the findings that stand are the true ones, rule by rule', async ({ api, askTruth }) => {
  truthTest.setTimeout(120_000);
  const { series } = await api.trend('role-coverage');
  const days = (series[0]?.points ?? []).filter(({ ratio }) => ratio !== null);
  for (const { at } of days.filter((_, index) => index % 8 === 1)) {
    const [truth, stands] = await Promise.all([askTruth.standing(at), standingAt(api, at)]);
    for (const rule of ruleIds) expect.soft(stands[rule] ?? [], `${rule} at ${at}`).toEqual(truth[rule]);
  }
});

/** `ACCOUNT RESOURCE` of each finding that stood, by rule. */
async function standingAt(api: Api, at: string): Promise<StandingFindings> {
  const all: Finding[] = [];
  let cursor: string | null = null;
  do {
    const wanted = { at, state: 'open,acknowledged,in-progress,muted', limit: '500' };
    const page: FindingsPage = await api.get('findings', { ...wanted, ...(cursor && { cursor }) });
    all.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  const byRule = [...Map.groupBy(all, ({ ruleId }) => ruleId)].map(([rule, findings]) => [
    rule,
    findings.map(({ accountId, resourceId }) => `${accountId} ${resourceId}`).toSorted(),
  ]);
  return Object.fromEntries(byRule);
}

for (const filter of [{ account: '612948375016' }, { region: 'us-west-2' }, { owner: 'payments' }]) {
  truthTest(
    `the KPIs of ${Object.entries(filter).join()} are the truth, week by week`,
    async ({ api, askTruth }) => {
      const { series } = await api.trend('role-coverage', { interval: 'week' });
      for (const { at } of series[0]?.points ?? []) {
        const [kpis, truth] = await Promise.all([api.kpis({ at, ...filter }), askTruth.at(at, filter)]);
        // Keys belong to accounts: a region holds none, and its filter does not hide them.
        const { accessKeys: _, ...rest } = truth;
        const expected = 'region' in filter ? rest : truth;
        expect.soft(kpis, at).toMatchObject(nearly(expected));
      }
    },
  );
}
