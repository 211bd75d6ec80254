import type { Page } from '@playwright/test';
import type { Collection, OwnersPage } from '#lib/api/schemas.ts';
import type { FaultOptions } from '#lib/simulated-aws/server.ts';
import { expect, expectNoViolations, test } from './fixtures.ts';

/** Puts faults into the simulated AWS that the demo collects; none takes them out. */
async function setFaults(faults: FaultOptions): Promise<void> {
  const answer = await fetch(`${process.env.ROLECALL_E2E_AWS_URL}/_simulated/faults`, {
    method: 'PUT',
    body: JSON.stringify(faults),
  });
  expect(answer.ok, await answer.text()).toBe(true);
}

test.afterEach(() => setFaults({}));

const corner = (page: Page) => page.getByRole('region', { name: 'Collections in progress' });
const ec2Row = (page: Page) => page.locator('tr[data-scope$="/ec2"]').first();

test('a collection is run, told live from page to page, and cancelled', async ({ page, api }) => {
  await setFaults({ rules: [{ kind: 'hang', action: 'DescribeInstances' }] });
  await page.goto('/collections');
  const row = ec2Row(page);
  const name = (await row.getAttribute('data-scope')) ?? '';
  await row.getByRole('button', { name: `Collect ${name} now` }).click();
  await expect(row).toContainText('running', { timeout: 15_000 });
  await expect(corner(page)).toContainText(/Collecting .+ \/ ec2/);
  await expect(corner(page).getByRole('status')).toHaveText(/Collecting .+ \/ ec2/);

  await page.getByRole('link', { name: 'Owners', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Owners', level: 1 })).toBeVisible();
  await expect(corner(page)).toContainText(/Collecting .+ \/ ec2/);
  await corner(page).getByRole('link', { name: 'See collections' }).click();

  await row.getByRole('button', { name: `Cancel the collection of ${name}` }).click();
  await expect(row).toContainText('cancelled', { timeout: 10_000 });
  await expect(corner(page)).toContainText(/Collected .+ \/ ec2: cancelled/);
  const { data } = await api.scopes();
  const scope = data.find(
    ({ accountId, region, collector }) => `${accountId}/${region}/${collector}` === name,
  );
  expect(scope?.last).toMatchObject({ outcome: 'failed', issues: [{ code: 'cancelled' }] });
  await expect(row.getByRole('option').last()).toHaveAttribute('data-look', 'cancelled');

  await corner(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(corner(page).getByRole('status')).toBeEmpty();
});

test('what could not be seen names the permission and the statement to paste', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await setFaults({ rules: [{ kind: 'access-denied', action: 'DescribeLaunchTemplates' }] });
  await page.goto('/collections');
  const row = ec2Row(page);
  const name = (await row.getAttribute('data-scope')) ?? '';
  await row.getByRole('button', { name: `Collect ${name} now` }).click();
  await expect(row).toContainText('partial', { timeout: 20_000 });
  await expect(row.getByRole('option').last()).toHaveAttribute('data-look', 'partial');

  // By keyboard: into the row of cells, which begins at the newest.
  await row.getByRole('listbox').focus();
  await page.keyboard.press('Enter');
  const detail = page.getByRole('region', { name: `Collection of ${name}` });
  await expect(detail).toContainText('ec2:DescribeLaunchTemplates to read launch templates');
  await detail
    .getByRole('button', { name: /^Copy the statement that allows ec2:DescribeLaunchTemplates$/ })
    .click();
  const pasted = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(pasted).toMatchObject({ Effect: 'Allow', Action: ['ec2:DescribeLaunchTemplates'] });
  await expect(page).toHaveURL(/collection=/);
  await expectNoViolations(page);

  await page.reload();
  await expect(detail).toContainText('API calls');
  // A click before the page's program is there does nothing.
  await expect(async () => {
    await detail.getByRole('button', { name: 'The one before' }).click();
    await expect(detail).not.toContainText('ec2:DescribeLaunchTemplates to read', { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await detail.getByRole('button', { name: 'Close' }).click();
  await expect(detail).toBeHidden();
});

test('without the stream of events the state is asked for, and the stream is taken up again', async ({
  page,
}) => {
  await page.route('**/api/v1/events', (route) => route.fulfill({ status: 503, body: '' }));
  await page.goto('/collections');
  const row = ec2Row(page);
  await row.getByRole('button', { name: /^Collect .+ now$/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Collected 1 scope' })).toBeVisible({
    timeout: 30_000,
  });
  const [followed] = await Promise.all([
    page.waitForRequest('**/api/v1/events', { timeout: 15_000 }),
    page.unroute('**/api/v1/events'),
  ]);
  expect((await followed.response())?.status()).toBe(200);
});

test('a collection that is not there is told, and an odd one breaks nothing', async ({ page }) => {
  await page.goto('/collections?collection=%3Cb%3Enothing');
  await expect(page.getByText('There is no collection <b>nothing.')).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page).not.toHaveURL(/collection=/);
});

test('owners are ranked, found and lead to a scorecard that agrees with the API', async ({ page, api }) => {
  const { data } = await api.get<OwnersPage>('owners', { sort: '-openFindings' });
  await page.goto('/owners?account=nobody');
  await expect(page.getByText('account=nobody')).toBeVisible();
  const rows = page.getByRole('table', { name: 'Owners and what each holds' }).getByRole('row');
  await expect(rows.nth(1)).toContainText(data[0]?.owner ?? '');
  await page.getByRole('button', { name: 'Role coverage' }).click();
  await expect(page).toHaveURL(/sort=ratio/);
  await page.getByRole('searchbox', { name: 'Find an owner' }).fill('payments');
  await expect(rows).toHaveCount(2);
  await page.getByRole('link', { name: 'payments' }).click();

  await expect(page.getByRole('heading', { name: 'payments', level: 1 })).toBeVisible();
  const { accessKeys } = await api.kpis({ owner: 'payments' });
  const tile = page.getByRole('article', { name: 'Active access keys' });
  await expect(tile.locator('[data-part="value"]')).toHaveText(String(accessKeys.active));
  await expect(page.getByRole('region', { name: 'Among all owners' })).toContainText(/\d+ of \d+/);
  await expect(page.getByRole('region', { name: 'Longest without a role' })).toBeVisible();
});

test('an account leads to its page, with its collections only', async ({ page, api }) => {
  const { data } = await api.get<{ data: { accountId: string; name: string }[] }>('accounts');
  const [account] = data;
  await page.goto('/accounts');
  await page.getByRole('link', { name: account?.name ?? '', exact: true }).click();
  await expect(page.getByRole('heading', { name: account?.name ?? '', level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(`${account?.name} · Accounts · Rolecall`);
  const scopes = page.locator('tr[data-scope]');
  await expect(scopes.first()).toHaveAttribute('data-scope', new RegExp(`^${account?.accountId}/`));
  expect(await scopes.count()).toBeGreaterThan(1);
  for (const row of await scopes.all())
    await expect(row).toHaveAttribute('data-scope', new RegExp(`^${account?.accountId}/`));
});

test('a first run is guided: what is there is looked up in AWS, and what is denied is told', async ({
  page,
  api,
}) => {
  await setFaults({ rules: [{ kind: 'access-denied', action: 'GetCredentialReport' }] });
  const { data } = await api.scopes();
  const untouched = data.map((scope) => ({ ...scope, completeAt: null, last: null, running: null }));
  await page.route('**/api/v1/events', (route) => route.abort());
  await page.route('**/api/v1/scopes?**', (route) =>
    route.fulfill({ json: { data: untouched, nextCursor: null } }),
  );
  await page.goto('/owners');
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  const guide = page.getByRole('region', { name: 'Welcome to the roll call' });
  await expect(guide).toContainText('12 of 13 allowed', { timeout: 30_000 });
  await expect(guide).toContainText(/arn:aws:sts::\d{12}:assumed-role/);
  await expect(guide.getByRole('img', { name: 'denied' })).toHaveCount(2);
  await expect(guide.getByText(/"iam:GetCredentialReport"/).first()).toBeVisible();
  await expect(guide).toContainText(/owner on \d+ of \d+, tells the owner/);
  await setFaults({});
  await guide.getByRole('button', { name: 'Check again' }).click();
  await expect(guide).toContainText('13 of 13 allowed', { timeout: 30_000 });
  await expectNoViolations(page);
  await guide.getByRole('button', { name: 'Start the first collection' }).click();
  await page.unroute('**/api/v1/scopes?**');
  await expect(page.getByRole('article', { name: 'Role coverage' })).toBeVisible({ timeout: 40_000 });
});

test('as it was: the collections that had begun by then, and nothing of now', async ({ page, api }) => {
  const day = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`/collections?at=${day}`);
  const id = page.getByRole('option').last();
  await expect(id).toBeVisible();
  await id.click();
  const selected = new URL(page.url()).searchParams.get('collection') ?? '';
  const { startedAt } = await api.get<Collection>(`collections/${selected}`);
  expect(startedAt.slice(0, 10) <= day).toBe(true);
  await expect(page.getByRole('button', { name: /^Collect/ })).toHaveCount(0);
  await expect(page.locator('[data-freshness]')).toContainText('At present:');
  await page.goto('/accounts?at=2020-01-01');
  await expect(page.locator('tr[data-scope]').first()).toContainText('none on record');
  await expect(page.getByRole('main')).not.toContainText(/\bfresh\b|\bago\b/);
});
