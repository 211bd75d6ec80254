import { chartPanel, expect, test, tile } from './fixtures.ts';

test('run now: one scope is collected while one watches', async ({ page, api }) => {
  await page.goto('/');
  const row = page.locator('tr[data-scope]').first();
  const name = await row.getAttribute('data-scope');
  const lastOf = async () => {
    const { data } = await api.scopes();
    return data.find((scope) => `${scope.accountId}/${scope.region}/${scope.collector}` === name)?.last?.id;
  };
  const before = await lastOf();
  await row.getByRole('button', { name: /^Collect .+ now$/ }).click();
  await expect(row).toContainText(/queued|running/);
  await expect.poll(lastOf, { timeout: 40_000 }).not.toBe(before);
  await expect(row).not.toContainText(/queued|running/);
  await expect(row).toContainText(/just now|under 1 min|1 min ago/);
});

test('the API goes away: what is shown stays, says so, and recovers by itself', async ({ page }) => {
  await page.clock.install();
  await page.goto('/');
  const value = tile(page, 'Role coverage').locator('[data-part="value"]');
  const shown = await value.textContent();
  await page.route('**/api/v1/**', (route) => route.abort());
  await page.clock.runFor(75_000);
  await expect(page.getByText('Not refreshed').first()).toBeVisible();
  await expect(page.getByText('does not answer').first()).toBeVisible();
  await expect(value).toHaveText(shown ?? '');
  await expect(chartPanel(page, 'Role coverage').getByRole('img')).toBeVisible();
  await page.unroute('**/api/v1/**');
  await page.clock.runFor(75_000);
  await expect(page.getByText('Not refreshed')).toHaveCount(0);
});

test('a panel whose first answer fails says why and tries again', async ({ page }) => {
  await page.goto('/');
  await page.route('**/api/v1/kpis?**', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'x',
        title: 'Unavailable',
        status: 503,
        detail: 'The database does not answer.',
      }),
    }),
  );
  await page.getByRole('radio', { name: '7 days' }).check();
  await expect(page.getByText('The database does not answer.').first()).toBeVisible({ timeout: 20_000 });
  await page.unroute('**/api/v1/kpis?**');
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect(tile(page, 'Role coverage').locator('[data-part="value"]')).toHaveText(/^\d/);
});

test('answers carry the security headers, and an unknown address helps', async ({ page }) => {
  const answer = await page.goto('/nowhere');
  expect(answer?.status()).toBe(404);
  const headers = answer?.headers() ?? {};
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['x-powered-by']).toBeUndefined();
  await page.getByRole('link', { name: 'To the Overview' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});
