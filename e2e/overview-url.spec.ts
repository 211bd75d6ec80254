import { formatCount } from '#components/format/numbers.ts';
import type { AccountsPage, FindingsPage } from '#lib/api/schemas.ts';
import { expect, test, tile } from './fixtures.ts';

test('filters and range live in the address, and going back undoes them', async ({ page, api }) => {
  const { data: accounts } = await api.get<AccountsPage>('accounts');
  const account = accounts.at(-1);
  if (account === undefined) throw new Error('The demo has no account.');
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Account' }).selectOption(account.accountId);
  await expect(page).toHaveURL(new RegExp(`account=${account.accountId}`));
  await page.getByRole('radio', { name: '90 days' }).check();
  await expect(page).toHaveURL(/range=90d/);

  const { accessKeys } = await api.kpis({ account: account.accountId });
  const value = tile(page, 'Active access keys').locator('[data-part="value"]');
  await expect(value).toHaveText(formatCount(accessKeys.active));

  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue(account.accountId);
  await expect(page.getByRole('radio', { name: '90 days' })).toBeChecked();
  await page.goBack();
  await expect(page).not.toHaveURL(/range=90d/);
  await expect(page.getByRole('radio', { name: '30 days' })).toBeChecked();
});

test('nonsense in the address is left out and said', async ({ page }) => {
  await page.goto('/?range=45d&account=nonsense&region=%00&owner=nobody%3Cscript%3E&foo=bar');
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  const notice = page.getByText('Left out of the address');
  for (const part of ['range=45d', 'account=nonsense', 'owner=nobody<script>', 'foo=bar']) {
    await expect(notice).toContainText(part);
  }
  await expect(tile(page, 'Role coverage').locator('[data-part="value"]')).toHaveText(/^\d/);
  await page.getByRole('button', { name: 'Clean the address' }).click();
  await expect(notice).toBeHidden();
  await expect(page).not.toHaveURL(/nonsense/);
});

test('findings: a page, and more on demand, without one twice', async ({ page, api }) => {
  const first = await api.get<FindingsPage>('findings', { state: 'open', sort: '-severity', limit: '10' });
  await page.goto('/');
  const rows = page.locator('tr[data-finding]');
  const ids = () => rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-finding')));
  await expect(rows).toHaveCount(first.data.length);
  expect(await ids()).toEqual(first.data.map(({ id }) => id));
  expect(first.nextCursor, 'the demo has more than one page of findings').not.toBeNull();
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect.poll(async () => (await ids()).length).toBeGreaterThan(first.data.length);
  const all = await ids();
  expect(new Set(all).size).toBe(all.length);
});
