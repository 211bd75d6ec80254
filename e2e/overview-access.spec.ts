import { chartPanel, expect, expectNoViolations, test, tile } from './fixtures.ts';

test('axe finds nothing, with tables open and charts interactive', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('[data-face="interactive"][data-covered="false"]').first()).toBeVisible();
  const tables = page.locator('details:has(> summary:has-text("Table"))');
  for (const table of await tables.all()) {
    await table.locator('summary').click();
    await expect(table.getByRole('table')).toBeVisible();
  }
  await expectNoViolations(page);
});

test('axe finds nothing at 390 px, and nothing is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await expect(tile(page, 'Role coverage')).toBeVisible();
  for (const row of [page.locator('tr[data-finding]').first(), page.locator('tr[data-scope]').first()]) {
    const box = await row.boundingBox();
    expect(box?.height, 'a row is a few lines, not a column of letters').toBeLessThan(160);
  }
  for (const summary of await page.locator('[data-freshness] summary').all()) await summary.click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectNoViolations(page);
});

test('the page says that the estate is simulated', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('banner')).toContainText('Demo: a simulated estate');
});

test('the colour scheme is chosen, and kept', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.getByRole('button', { name: 'Display' }).click();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('everything is reached by keyboard', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.getByRole('radio', { name: '30 days' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '90 days' })).toBeChecked();
  await expect(page).toHaveURL(/range=90d/);

  const panel = chartPanel(page, 'Active access keys');
  await panel.scrollIntoViewIfNeeded();
  const surface = panel.locator('[data-face="interactive"][data-covered="false"] .recharts-surface').first();
  await surface.focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel.locator('dl')).toContainText('active');
  await panel.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('table')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('figures, charts, findings and collections are in the first HTML', async ({ page }) => {
    await page.goto('/');
    for (const name of [
      'Role coverage',
      'Mean time to remediate',
      'Active access keys',
      'Exposed credentials',
    ]) {
      await expect(tile(page, name).locator('[data-part="value"]')).toHaveText(/\d|—/);
      const chart = chartPanel(page, name).getByRole('img');
      await expect(chart).toHaveAccessibleName(/\d{4}: from .+ to /);
      expect(await chart.locator('path').first().getAttribute('d')).toMatch(/^M\d/);
    }
    await expect(page.locator('tr[data-finding]').first()).toBeVisible();
    await expect(page.locator('tr[data-scope]').first()).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Account' }).locator('option')).not.toHaveCount(1);
  });
});
