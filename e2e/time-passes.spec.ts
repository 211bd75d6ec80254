import type { Page } from '@playwright/test';
import type {
  ExemptionsPage,
  FindingDetail,
  InstanceDetail,
  InstancesPage,
  MutesPage,
} from '#lib/api/schemas.ts';
import { type DemoServer, startDemo } from './demo-server.ts';
import { type Api, test as base, expect, tile } from './fixtures.ts';

/** A small demo for these tests alone: nobody else's time passes. */
const test = base.extend<object, { demo: DemoServer }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' needs from this pattern
    async ({}, use) => {
      const demo = await startDemo(['--instances', '40', '--days', '2']);
      await use(demo);
      await demo.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ demo }, use) => use(demo.url),
});

test.describe.configure({ mode: 'serial' });

const dayMs = 86_400_000;

/** Lets time pass by the demo's own control, day by day, until everything is seen as it is then. */
async function letPass(page: Page, api: Api, span: 'A day' | 'A week') {
  await page.getByRole('button', { name: 'Demo: a simulated estate' }).click();
  const time = page.getByRole('region', { name: 'Let time pass' });
  await time.getByRole('button', { name: span, exact: true }).click();
  await expect(time.getByRole('status')).toHaveText('It has passed.', { timeout: 60_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).not.toContainText('stale');
  expect((await api.scopes()).data.filter(({ isStale }) => isStale)).toEqual([]);
}

test('a mute until a week from now is seen to stand, and to end as the week passes', async ({
  page,
  api,
}) => {
  const rule = 'rule = key-root';
  const [finding] = (await api.get<{ data: { id: string }[] }>('findings', { filter: rule })).data;
  const stateOf = async () => (await api.get<FindingDetail>(`findings/${finding?.id}`)).state;
  await page.goto(`/findings?finding=${finding?.id}&filter=${rule}`);
  await page
    .getByRole('complementary', { name: 'Finding' })
    .getByRole('button', { name: 'Mute', exact: true })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill('The owner is on leave');
  await dialog.getByLabel('Until').selectOption('a week from now');
  await dialog.getByRole('button', { name: 'Mute', exact: true }).click();
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', '0');
  expect(await stateOf()).toBe('muted');
  await page.goto('/findings/mutes');
  await expect(page.getByRole('row').filter({ hasText: 'The owner is on leave' })).toContainText(
    /ends in [67] d/,
  );

  await page.goto(`/findings?filter=${rule}`);
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', '0');
  await letPass(page, api, 'A week');
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', '1');
  await expect(page.locator(`[data-finding="${finding?.id}"]`)).toBeVisible();
  const { data: ended } = await api.get<MutesPage>('mutes', { state: 'ended' });
  const mute = ended.find(({ reason }) => reason === 'The owner is on leave');
  expect([mute?.endedAt, mute?.endedBy]).toEqual([mute?.until, null]);
  expect(Math.abs(Date.parse(mute?.until ?? '') - Date.now() - 7 * dayMs)).toBeLessThan(10 * 60_000);
  await page.goto('/findings/mutes?state=ended');
  await expect(page.getByRole('row').filter({ hasText: 'The owner is on leave' })).toContainText(
    'its time had come',
  );

  await page.goto(`/findings/${finding?.id}`);
  await expect(page.getByRole('main').getByText('open', { exact: true }).first()).toBeVisible();
  const end = page
    .getByRole('listitem')
    .filter({ hasText: 'No longer muted. The reason had been: The owner is on leave' });
  await expect(end.locator('time').first()).toHaveAttribute('datetime', mute?.until ?? '');
});

test('an exempt instance counts no more until its exemption ends as a day passes', async ({ page, api }) => {
  const filter = 'state = running and coverage = no-profile';
  const { data } = await api.get<InstancesPage>('instances', { filter, sort: 'launchTime', limit: '1' });
  const id = data[0]?.instanceId ?? '';
  const coverageOf = async () => (await api.get<InstanceDetail>(`instances/${id}`)).coverage;
  const { eligible } = (await api.kpis()).roleCoverage;
  await page.goto('/instances/exemptions');
  await page.getByRole('button', { name: 'Exempt instances' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Resource').fill(id);
  await dialog.getByLabel('Why do they need no role?').fill('It moves tomorrow');
  await dialog.getByLabel('Until').selectOption('a day from now');
  await expect(dialog).toContainText(`Covers 1 of ${eligible} instances that count; 1 of these has no role.`);
  await dialog.getByRole('button', { name: 'Exempt', exact: true }).click();
  await expect(page.getByText('Exempt from now on: 1 instance.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'It moves tomorrow' })).toContainText(
    `resource ${id}`,
  );
  expect(await coverageOf()).toBe('exempt');
  expect((await api.kpis()).roleCoverage.eligible).toBe(eligible - 1);
  await page.goto('/');
  await expect(tile(page, 'Role coverage')).toContainText(String(eligible - 1));

  await letPass(page, api, 'A day');
  await expect.poll(coverageOf).toBe('no-profile');
  const { data: ended } = await api.get<ExemptionsPage>('exemptions', { state: 'ended' });
  expect(ended).toMatchObject([{ reason: 'It moves tomorrow', endedAt: ended[0]?.until, endedBy: null }]);
  await page.goto('/instances/exemptions?state=ended');
  await expect(page.getByRole('row').filter({ hasText: 'It moves tomorrow' })).toContainText(
    'its time had come',
  );
});

test('each day that has passed has its figures, and the browser goes by the time of the demo', async ({
  page,
  api,
}) => {
  const day = (ahead: number) => new Date(Date.now() + ahead * dayMs).toISOString().slice(0, 10);
  const { series } = await api.trend('role-coverage', { from: day(1), to: day(8) });
  expect(series[0]?.points.filter(({ eligible }) => eligible === null)).toEqual([]);
  await page.goto('/');
  const asked = page.waitForRequest((request) => /kpis\?from=/.test(request.url()));
  await page.getByRole('radio', { name: '7 days' }).check();
  const from = new URL((await asked).url()).searchParams.get('from') ?? '';
  expect(Math.abs(Date.parse(from) - Date.now() - dayMs)).toBeLessThan(10 * 60_000);
});
