import { formatCount } from '#components/format/numbers.ts';
import type {
  AccessKeyDetail,
  AccessKeyStatistics,
  AccessKeysPage,
  AccountsPage,
  FindingsPage,
  LaunchTemplatesPage,
  RoleDetail,
  RolesPage,
} from '#lib/api/schemas.ts';
import { expect, expectNoViolations, test } from './fixtures.ts';

type Api = { get: <T>(path: string, params?: Record<string, string>) => Promise<T> };

/** What of the estate the tests look at: the worst of each kind. */
async function worstOf(api: Api) {
  const [keys, roles, templates, findings] = await Promise.all([
    api.get<AccessKeysPage>('access-keys', { sort: '-exposedPlaces', limit: '1' }),
    api.get<RolesPage>('roles', { sort: '-ec2Assumable', limit: '1' }),
    api.get<LaunchTemplatesPage>('launch-templates', { limit: '1' }),
    api.get<FindingsPage>('findings', { limit: '1', rule: 'user-data-credentials' }),
  ]);
  const [key, role, template, finding] = [keys.data[0], roles.data[0], templates.data[0], findings.data[0]];
  if (!key || !role || !template || !finding)
    throw new Error('The demo lacks a key, role, template or finding.');
  return { key, role, template, finding };
}

test('axe finds nothing where nothing is found, in the past and behind tabs', async ({ page, api }) => {
  test.setTimeout(120_000);
  const { finding } = await worstOf(api);
  await page.goto('/launch-templates/lt-none?at=2026-01-01');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no launch template lt-none');
  await expectNoViolations(page);
  await page.goto('/access-keys?q=nothing-is-called-so&trait=unused');
  await expect(page.getByText('No key matches.')).toBeVisible();
  await page.getByText('Table of keys by age').click();
  await expectNoViolations(page);
  await page.goto(`/findings/${finding.id}`);
  await expect(page).toHaveTitle(`${finding.title} · Findings · Rolecall`);
  await page.getByRole('tab', { name: 'Console' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('Open EC2');
  await expectNoViolations(page);
});

test('access keys: how many, how old, whose, and only those that are asked for', async ({ page, api }) => {
  const statistics = await api.get<AccessKeyStatistics>('access-keys/statistics');
  await page.goto('/access-keys');
  const count = page.getByRole('search').getByRole('status');
  await expect(count).toHaveText(`${formatCount(statistics.active + statistics.inactive)} keys`);

  const histogram = page.getByRole('region', { name: 'How old the keys are' });
  await expect(histogram.getByRole('img')).toHaveAccessibleName(
    new RegExp(`^Access keys by age: ${formatCount(statistics.active)} active`),
  );
  await histogram.getByRole('link', { name: 'over 2 y' }).click();
  await expect(page).toHaveURL(/age=over-730/);
  const old = statistics.ages.find(({ age }) => age === 'over-730');
  await expect(count).toHaveText(
    new RegExp(`^${formatCount((old?.active ?? 0) + (old?.inactive ?? 0))} key`),
  );

  await page.getByRole('button', { name: 'Clear filters' }).click();
  const { key } = await worstOf(api);
  await page.getByRole('searchbox', { name: 'Key id or user' }).fill(key.accessKeyId.slice(-6).toLowerCase());
  await expect(count).toHaveText('1 key');
  await page.getByRole('link', { name: key.accessKeyId }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(key.accessKeyId);
  const { exposures, user } = await api.get<AccessKeyDetail>(`access-keys/${encodeURIComponent(key.id)}`);
  await expect(page.locator('tr[data-exposure]')).toHaveCount(exposures.length);
  await expect(page.getByRole('region', { name: 'User', exact: true })).toContainText(user?.userName ?? '');
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Found in');
  await page.goBack();
  await expect(count).toHaveText('1 key');
});

test('launch templates: what produces instances without a role, now and then', async ({ page, api }) => {
  const { template } = await worstOf(api);
  await page.goto('/launch-templates');
  const first = page.locator('tr[data-index="0"]');
  await expect(first).toContainText(`produces ${formatCount(template.uncovered)} instances without a role`);
  await first.getByRole('link').first().click();
  await expect(page.locator('tr[data-instance]')).toHaveCount(template.running);
  await expect(page.locator('tr[data-version]').first()).toContainText('none');

  const at = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
  const then = await api.get<LaunchTemplatesPage>('launch-templates', { at, limit: '1' });
  await page.goto(`/launch-templates?at=${at}`);
  await expect(page.getByRole('search').first().getByRole('status')).toHaveText(`${then.total} templates`);
  await first.getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`at=${at}`));
  await expect(page.locator('tr[data-instance]')).toHaveCount(then.data[0]?.running ?? -1);
});

test('what a role amounts to: from the list to the lines that cause it, and to the finding that shows them', async ({
  page,
  api,
}) => {
  const standing = { standing: 'privilege-escalation', limit: '1' };
  const { data, total } = await api.get<RolesPage & { total: number }>('roles', standing);
  const role = data[0];
  if (role === undefined) throw new Error('The demo lacks a role that can become administrator.');
  const { permissions, findings } = await api.get<RoleDetail>(`roles/${role.roleArn}`);
  if (!permissions?.isAssessed) throw new Error('The role is not assessed.');
  const path = permissions.classes[0]?.paths[0]?.path ?? '';

  await page.goto('/roles');
  await page.getByRole('combobox', { name: 'What it amounts to' }).selectOption('can become administrator');
  await expect(page.getByRole('search').getByRole('status')).toHaveText(
    total === 1 ? '1 role' : `${formatCount(total)} roles`,
  );
  await page.getByRole('link', { name: role.roleName, exact: true }).click();
  const claims = page.getByRole('region', { name: 'What it amounts to' });
  await expect(claims).toContainText(path.replaceAll('+', ' + '));
  const { lines } = permissions.classes[0]?.causes[0] ?? { lines: { first: 0, last: 0 } };
  await expect(claims).toContainText(`lines ${lines.first}–${lines.last}`);
  const marked = page.locator('[data-mark="cause"]');
  await expect(marked.first()).toContainText('causes it');
  await expect(marked.filter({ hasText: path.split('+')[0] ?? '' }).first()).toBeVisible();

  const finding = findings.find(({ ruleId }) => ruleId === 'role-privilege-escalation');
  await page.getByRole('link', { name: finding?.title ?? '' }).click();
  const statements = page.getByRole('region', { name: 'The statements that cause it' });
  await expect(statements).toContainText(`lines ${lines.first}–${lines.last}`);
  await expect(statements.locator('[data-mark="cause"]').first()).toContainText(String(lines.first));
  await expectNoViolations(page);
});

test('roles: those of EC2 first, and what each may do', async ({ page, api }) => {
  const { role } = await worstOf(api);
  const { policies, carriers } = await api.get<RoleDetail>(`roles/${role.roleArn}`);
  await page.goto('/roles');
  const first = page.locator('tr[data-index="0"]');
  await expect(first).toContainText(formatCount(role.instances));
  await first.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(role.roleName);
  await expect(page.locator('[data-policy]')).toHaveCount(policies.length);
  await expect(page.locator('[data-policy] [data-token="wildcard"]').first()).toHaveText('*');
  await expect(page.locator('tr[data-instance]')).toHaveCount(carriers.length);
});

test('a finding: why, how to mend it, and the key that it is about', async ({ page, api, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { finding } = await worstOf(api);
  await page.goto('/findings?filter=rule+%3D+user-data-credentials&sort=-severity&owner=nobody&group=awful');
  await expect(page.getByText('group=awful')).toBeVisible();
  await expect(page.locator('tr[data-index="0"]')).toContainText(finding.title);
  await page.getByRole('link', { name: finding.title }).click();
  await expect(page.getByRole('tab', { name: 'AWS CLI' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'AWS CLI' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Terraform' })).toBeFocused();
  await page.getByRole('button', { name: 'Copy Terraform' }).click();
  await expect(page.getByRole('status').getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('resource "aws_instance"');
  await page.getByRole('region', { name: 'What was found' }).getByRole('link', { name: /^AKIA/ }).click();
  await expect(page.getByRole('region', { name: 'Where it was found', exact: true })).toContainText(
    finding.resourceId,
  );
});

test('what is not there says so, and where to look', async ({ page, api }) => {
  const { role } = await worstOf(api);
  const answer = await page.goto(`/roles/${role.roleArn.replace(role.roleName, `no-${role.roleName}`)}`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`There is no role no-${role.roleName}`);
  await page.getByRole('searchbox', { name: 'Search in roles' }).fill(role.roleName);
  await page.keyboard.press('Enter');
  await expect(page.locator('tr[data-index="0"]')).toContainText(role.roleName);

  expect((await page.goto(`/roles/${role.roleArn}?at=2020-01-01`))?.status()).toBe(404);
  await page.getByText('Back to now').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(role.roleName);

  expect((await page.goto('/owners/nobody%2Fat%20all'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing belongs to nobody/at all');
  await page.getByRole('searchbox', { name: 'Search in owners' }).fill('payments');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'payments', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'payments', level: 1 })).toBeVisible();

  expect((await page.goto('/owners/payments?at=2020-01-01'))?.status()).toBe(404);
  await page.getByRole('link', { name: 'Look for it now' }).click();
  await expect(page.getByRole('heading', { name: 'payments', level: 1, exact: true })).toBeVisible();

  const { data: accounts } = await api.get<AccountsPage>('accounts');
  expect((await page.goto('/accounts/999999999999'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Account 999999999999 is not monitored');
  await page.getByRole('searchbox', { name: 'Search in accounts' }).fill(accounts[0]?.accountId ?? '');
  await page.keyboard.press('Enter');
  await expect(page.locator('tr[data-index]')).toHaveCount(1);

  // Beside a list, the list stays.
  expect((await page.goto('/findings?finding=gone'))?.status()).toBe(200);
  await expect(page.locator('tr[data-index="0"]')).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Finding' })).toContainText('no finding gone');
  await page.goto('/compliance?framework=gone&version=0');
  await expect(page.getByRole('main')).toContainText('framework=gone, version=0');
  await expect(page.getByRole('table').first()).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('lists, bars, facts and documents are in the first HTML', async ({ page, api }) => {
    const { role } = await worstOf(api);
    await page.goto('/access-keys');
    await expect(page.locator('tr[data-index="0"]')).toBeVisible();
    await expect(page.getByRole('img', { name: /^Access keys by age/ }).locator('rect')).not.toHaveCount(0);
    await expect(page.getByRole('img', { name: /^Active access keys/ })).toBeVisible();
    await page.goto(`/roles/${role.roleArn}`);
    await expect(page).toHaveTitle(`${role.roleName} · Roles · Rolecall`);
    await expect(page.locator('[data-policy] [data-token="key"]').first()).toBeVisible();
  });
});
