import type { Route } from '@playwright/test';
import type { AccountsPage, FindingsPage } from '#lib/api/schemas.ts';
import { expect, expectNoViolations, test, tile } from './fixtures.ts';

test('the search answers from everywhere, by keyboard alone', async ({ page, api }) => {
  const { data: accounts } = await api.get<AccountsPage>('accounts');
  await page.goto('/');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Pages, instances' });
  await expect(field).toBeFocused();
  await field.fill('colours: dark');
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

  await page.keyboard.press('Control+k');
  await field.fill(accounts[0]?.accountId ?? '');
  const found = page.getByRole('listbox').getByRole('group', { name: 'Accounts' });
  await expect(found.getByRole('option', { name: accounts[0]?.name ?? '' })).toBeVisible();
  await field.fill('key-second-active');
  await expect(page.getByRole('group', { name: 'Rules' }).getByRole('option')).toHaveCount(1);
  await field.fill('time zone');
  await expect(page.getByRole('option', { name: 'Time zone: UTC' })).toBeVisible();
  await field.fill('<b>nobody</b>');
  await expect(page.getByText('Nothing is called “<b>nobody</b>”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
});

test('single keys help, and can be switched off', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toContainText('Access keys');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();

  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(help).toBeHidden();
});

test('density and time zone are kept, and in the first HTML', async ({ page, request, context }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByRole('radio', { name: 'Compact' }).check();
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Asia/Tokyo');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  await expect(page.locator('time').first()).toHaveAttribute('title', /GMT\+9$/);
  const cookies = await context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  expect(await (await request.get('/', { headers: { cookie } })).text()).toContain('data-density="compact"');
});

test('everything can be seen as it was on a day', async ({ page, api }) => {
  const day = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
  const { accessKeys } = await api.kpis({ at: day });
  await page.goto('/');
  await page.getByRole('button', { name: 'See everything as it was on a day' }).click();
  await page.getByLabel('As of').fill(day);
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(new RegExp(`at=${day}`));
  const value = tile(page, 'Active access keys').locator('[data-part="value"]');
  await expect(value).toHaveText(String(accessKeys.active));
  const open = await api.get<FindingsPage>('findings', { at: day, sort: '-severity', limit: '10' });
  const shown = page.locator('tr[data-finding]');
  await expect
    .poll(() => shown.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-finding'))))
    .toEqual(open.data.map(({ id }) => id));
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page).not.toHaveURL(/at=/);
  await page.goto('/findings?at=2001-01-01');
  await expect(page.getByText('Nothing had been collected then')).toBeVisible();
});

test('from one day to another', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Custom' }).click();
  for (const label of ['From', 'To']) {
    const field = page.getByLabel(label, { exact: true });
    await expect(field).toHaveCSS('opacity', '1');
    expect((await field.boundingBox())?.width).toBeGreaterThan(90);
  }
  await expectNoViolations(page);
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('To', { exact: true }).fill(day(20));
  await page.getByLabel('From', { exact: true }).fill(day(29));
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(new RegExp(`from=${day(29)}.*to=${day(20)}`));
  await expect(tile(page, 'Exposed credentials')).toContainText('in 10 days');
});

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the pages are behind a button', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await expect(page.getByRole('link', { name: 'Instances' })).toBeVisible();
    await page.getByRole('link', { name: 'Overview' }).click();
    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
  });
});

const silences = {
  'nothing answers': (route: Route) => route.abort(),
  'a proxy says so': (route: Route) => route.fulfill({ status: 502, body: 'Bad gateway' }),
};
for (const [how, silence] of Object.entries(silences)) {
  test(`the server gone for a while, ${how}: what is there stays, a banner says so, and it recovers alone`, async ({
    page,
  }) => {
    await page.goto('/');
    const value = tile(page, 'Active access keys').locator('[data-part="value"]');
    const before = await value.textContent();
    const banner = page.getByText('has not answered since');
    const held = page.getByText('What is not here yet comes once it answers.');
    await page.waitForLoadState('networkidle');

    // A link is followed before anything else was asked for; who waits may choose another page.
    const ahead = page.waitForResponse((response) => response.url().includes('/owners'));
    const owners = page.getByRole('navigation').getByRole('link', { name: 'Owners' });
    await owners.hover();
    await ahead;
    await page.route('**/*', silence);
    await owners.click();
    await expect(banner).toBeVisible();
    await expect(held).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await expect(value).toHaveText(before ?? '');
    await page.unroute('**/*', silence);
    await page.getByRole('button', { name: 'Ask now' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Roles' })).toBeVisible();
    await expect(page.getByText('The Rolecall server answers again.')).toBeVisible();

    // What is chosen of the page itself waits too; nobody has to ask.
    await page.goto('/');
    await page.waitForLoadState('networkidle');
    await page.route('**/*', silence);
    await page.getByRole('radio', { name: '7 days' }).check();
    await expect(banner).toBeVisible();
    await expect(held).toBeHidden();
    await page.keyboard.press('Control+k');
    await expect(held).toBeVisible();
    await expect(value).toHaveText(before ?? '');
    await page.unroute('**/*', silence);
    await expect(page.getByRole('combobox', { name: 'Pages, instances' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(banner).toBeHidden();
    await expect(tile(page, 'Exposed credentials')).toContainText('in 7 days');
  });
}

test('a tour leads through the demo', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Demo' }).click();
  await page.getByRole('button', { name: 'FinOps lead' }).click();
  const card = page.getByRole('complementary', { name: 'FinOps lead' });
  await expect(card).toBeFocused();
  await card.getByRole('button', { name: 'Next' }).click();
  await expect(card).toContainText('2 of 4');
  await card.getByRole('button', { name: 'End the tour' }).click();
  await expect(card).toBeHidden();
});
