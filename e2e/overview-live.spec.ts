import { chartPanel, expect, test, tile } from './fixtures.ts';

test('run now: one scope is collected while one watches, and the figures follow', async ({ page, api }) => {
  await page.goto('/');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const name = await page.locator('tr[data-scope]').first().getAttribute('data-scope');
  const row = page.locator(`tr[data-scope="${name}"]`);
  const lastOf = async () => {
    const { data } = await api.scopes();
    return data.find((scope) => `${scope.accountId}/${scope.region}/${scope.collector}` === name)?.last?.id;
  };
  const before = await lastOf();
  await row.getByRole('button', { name: /^Collect .+ now$/ }).click();
  await expect(row).toContainText(/queued|running/);
  const status = chartPanel(page, 'Scopes').getByRole('status').first();
  await expect(status).toHaveText(/^Collecting 1 scope: 1 (waiting|running)$/);
  asked.length = 0;
  await expect.poll(lastOf, { timeout: 40_000 }).not.toBe(before);
  await expect(row).not.toContainText(/queued|running/);
  await expect(row.getByRole('option').last()).toHaveAttribute('aria-label', /^(complete|partial|failed)/);
  await expect(status).toHaveText(/^Collected 1 scope: 1 (complete|partial|failed)$/);
  for (const path of ['kpis', 'kpis/trend', 'findings', 'accounts', 'owners']) {
    await expect.poll(() => asked, `${path} is fetched anew`).toContain(`/api/v1/${path}`);
  }
});

test('run now: what already runs is not queued twice, and a refusal says why', async ({ page }) => {
  await page.goto('/');
  const panel = chartPanel(page, 'Scopes');
  const name = { accountId: '111122223333', region: 'us-east-1', collector: 'ec2' };
  await page.route('**/api/v1/collections', (route) =>
    route.fulfill({ status: 202, json: { queued: [], alreadyRunning: [name, { ...name, region: 'x' }] } }),
  );
  await panel.getByRole('button', { name: 'Collect all now' }).click();
  await expect(panel).toContainText('2 scopes not queued again: already waiting or running.');
  await page.unroute('**/api/v1/collections');
  await page.route('**/api/v1/collections', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      json: { type: 'x', title: 'Unavailable', status: 503, detail: 'The queue does not answer.' },
    }),
  );
  await panel.getByRole('button', { name: 'Collect all now' }).click();
  await expect(panel).toContainText('Not started: The queue does not answer.');
  await expect(panel.locator('tr[data-scope]').first()).not.toContainText('queued');
});

test('figures to compare with that could not be loaded are not called missing', async ({ page }) => {
  await page.goto('/');
  await page.route(/\/api\/v1\/kpis\?.*\bat=/, (route) => route.abort());
  await page.getByRole('radio', { name: '7 days' }).check();
  const change = tile(page, 'Role coverage').locator('[data-part="change"]');
  await expect(change).toHaveText('comparison not loaded', { timeout: 20_000 });
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
