import type {
  FindingsPage,
  InstanceFacets,
  Kpis,
  LaunchTemplatesPage,
  OwnersPage,
} from '#lib/api/schemas.ts';
import { chartPanel, expect, readTable, test, tile } from './fixtures.ts';

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const percent = (ratio: number | null) => (ratio === null ? '—' : (ratio * 100).toFixed(1));

test('a FinOps lead: are we getting better, and who holds us back?', async ({ page, api }) => {
  const { roleCoverage } = await api.kpis({ from: `${day(90)}T00:00:00Z` });
  const { data: owners } = await api.get<OwnersPage>('owners', { sort: 'ratio', limit: '1' });
  const worst = owners[0]?.owner ?? '';
  await page.goto('/?range=90d');
  const coverage = tile(page, 'Role coverage');
  await expect(coverage.locator('[data-part="value"]')).toHaveText(percent(roleCoverage.ratio));
  const { head, rows } = await readTable(page, 'Role coverage');
  expect(head).toContain('coverage');
  expect(rows.length).toBe(90);
  await expect(chartPanel(page, 'Active access keys')).toBeVisible();

  await page.getByRole('navigation').getByRole('link', { name: 'Owners', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Owners' })).toBeVisible();
  await expect(page).toHaveURL(/range=90d/);
  await page.getByRole('main').getByRole('link', { name: worst, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: worst })).toBeVisible();
});

test('a security engineer: what is wrong, how bad, and what do I do?', async ({ page, api }) => {
  const { data: findings } = await api.get<FindingsPage>('findings', { sort: '-risk', limit: '1' });
  const worst = findings[0];
  if (worst === undefined) throw new Error('The demo has no finding.');
  await page.goto('/');
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await expect(page.getByRole('heading', { level: 1, name: 'Findings' })).toBeVisible();
  const table = page.getByRole('table', { name: 'Findings' });
  await table.locator('tbody a').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Finding' })).toContainText(worst.title);
  await expect(page.getByRole('tabpanel')).toContainText('aws ');
  await page.getByRole('tab', { name: 'Terraform' }).click();
  await expect(page.getByRole('tabpanel')).not.toContainText('aws iam');

  const { total } = await api.get<InstanceFacets>('instances/facets', { filter: 'coverage = no-profile' });
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { level: 1, name: 'Instances' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('coverage = no-profile');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', String(total));

  const { data: templates } = await api.get<LaunchTemplatesPage>('launch-templates', { limit: '1' });
  await page.keyboard.press('Escape');
  await page.getByRole('navigation').getByRole('link', { name: 'Launch templates' }).click();
  await page.getByRole('link', { name: templates[0]?.templateName ?? '', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(templates[0]?.templateName ?? '');
});

test('a manager: which of this is mine, now and a month ago?', async ({ page, api }) => {
  const mine = { owner: 'payments' };
  const now = await api.get<Kpis>('kpis', mine);
  const then = await api.get<Kpis>('kpis', { ...mine, at: day(30) });
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Owner' }).selectOption(mine.owner);
  const value = tile(page, 'Role coverage').locator('[data-part="value"]');
  await expect(value).toHaveText(percent(now.roleCoverage.ratio));
  await page.goto(`${page.url()}&at=${day(30)}`);
  await expect(value).toHaveText(percent(then.roleCoverage.ratio));

  const { total } = await api.get<InstanceFacets>('instances/facets', { ...mine, at: day(30) });
  await page.getByRole('navigation').getByRole('link', { name: 'Instances' }).click();
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', String(total));
  await expect(page.getByText('You see everything as it was')).toBeVisible();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page).not.toHaveURL(/at=/);
  await expect(page).toHaveURL(/owner=payments/);
});
