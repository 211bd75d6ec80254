import { formatHours, inUnit, unitOfHours } from '#components/format/durations.ts';
import { formatCount, formatPercent, formatRatio, noValue } from '#components/format/numbers.ts';
import { chartPanel, expect, lastDays, readTable, test, tile } from './fixtures.ts';

const dayMs = 86_400_000;

function orDash(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? noValue : format(value);
}

test.describe('the tiles say what the API says', () => {
  for (const [range, days] of [
    ['7d', 7],
    ['30d', 30],
    ['90d', 90],
  ] as const) {
    test(`over ${range}`, async ({ page, api }) => {
      const kpis = await api.kpis({ from: new Date(Date.now() - days * dayMs).toISOString() });
      await page.goto(`/?range=${range}`);
      const { roleCoverage, mttr, accessKeys, exposedCredentials } = kpis;
      const value = (name: string) => tile(page, name).locator('[data-part="value"]');
      const details = (name: string) => tile(page, name).locator('[data-part="details"]');
      await expect(value('Role coverage')).toHaveText(orDash(roleCoverage.ratio, formatPercent));
      await expect(details('Role coverage')).toContainText(
        `${formatCount(roleCoverage.covered)} of ${formatCount(roleCoverage.eligible)} instances`,
      );
      await expect(value('Mean time to remediate')).toHaveText(
        orDash(mttr.meanHours, (hours) => inUnit(hours, unitOfHours(hours))),
      );
      await expect(details('Mean time to remediate')).toContainText(`${formatCount(mttr.open)} still open`);
      await expect(value('Active access keys')).toHaveText(formatCount(accessKeys.active));
      await expect(details('Active access keys')).toContainText(
        `${formatCount(accessKeys.olderThan90Days)} older than 90 d`,
      );
      await expect(value('Exposed credentials')).toHaveText(formatCount(exposedCredentials.open));
      await expect(details('Exposed credentials')).toContainText(
        `${formatCount(exposedCredentials.opened)} opened, ${formatCount(exposedCredentials.resolved)} resolved`,
      );
    });
  }
});

test.describe('the table behind each chart says what the API says', () => {
  test('role coverage', async ({ page, api }) => {
    const { series } = await api.trend('role-coverage', lastDays(30));
    await page.goto('/?range=30d');
    const { rows } = await readTable(page, 'Role coverage');
    const expected = series[0]?.points.map((point) => [
      orDash(point.ratio, formatRatio),
      orDash(point.covered, formatCount),
      orDash(point.eligible, formatCount),
      orDash(point.unknown, formatCount),
      orDash(point.exempt, formatCount),
    ]);
    expect(rows.map(([, ...cells]) => cells)).toEqual(expected?.reverse());
  });

  test('mean time to remediate', async ({ page, api }) => {
    const { series } = await api.trend('mttr', lastDays(30));
    await page.goto('/?range=30d');
    const { rows } = await readTable(page, 'Mean time to remediate');
    const expected = series[0]?.points.map((point) => [
      orDash(point.meanHours, formatHours),
      orDash(point.medianHours, formatHours),
      orDash(point.p90Hours, formatHours),
      orDash(point.survivalMedianHours, formatHours),
      orDash(point.remediated, formatCount),
      orDash(point.open, formatCount),
      orDash(point.terminated, formatCount),
    ]);
    expect(rows.map(([, ...cells]) => cells)).toEqual(expected?.reverse());
  });

  test('active access keys', async ({ page, api }) => {
    const { series } = await api.trend('access-keys', lastDays(30));
    await page.goto('/?range=30d');
    const { rows } = await readTable(page, 'Active access keys');
    const expected = series[0]?.points.map((point) => [
      orDash(point.active, formatCount),
      ...(point.ageBands?.map(({ count }) => formatCount(count)).reverse() ?? Array(4).fill(noValue)),
      orDash(point.inactive, formatCount),
    ]);
    expect(rows.map(([, ...cells]) => cells)).toEqual(expected?.reverse());
  });

  test('exposed credentials', async ({ page, api }) => {
    const { series } = await api.trend('exposed-credentials', lastDays(30));
    await page.goto('/?range=30d');
    const { rows } = await readTable(page, 'Exposed credentials');
    const expected = series[0]?.points.map((point) => [
      orDash(point.open, formatCount),
      orDash(point.opened, formatCount),
      orDash(point.resolved, formatCount),
    ]);
    expect(rows.map(([, ...cells]) => cells)).toEqual(expected?.reverse());
  });
});

test('charts become interactive in their place, and answer the pointer', async ({ page }) => {
  await page.goto('/');
  const panel = chartPanel(page, 'Role coverage');
  const drawn = panel.locator('[data-face="static"]');
  const before = await drawn.boundingBox();
  const height = (await panel.boundingBox())?.height;
  const surface = panel.locator('[data-face="interactive"][data-covered="false"] .recharts-surface').first();
  await expect(surface).toBeVisible();
  expect((await panel.boundingBox())?.height).toBe(height);
  expect(await surface.boundingBox()).toEqual(before);
  await surface.hover();
  await expect(panel.locator('dl')).toContainText('covered');
});
