import type { Page } from '@playwright/test';
import { formatAge } from '#components/format/times.ts';
import type { InstanceDetail, InstanceFacets, InstancesPage } from '#lib/api/schemas.ts';
import { expect, expectNoViolations, test } from './fixtures.ts';

const filterOf = (page: Page) => page.getByRole('combobox', { name: 'Filter' });
const optionsOf = (page: Page) => page.getByRole('listbox').getByRole('option');
const rowsOf = (page: Page) => page.getByRole('table', { name: 'Instances' }).locator('tbody tr[data-index]');
const totalOf = (page: Page) => page.locator('[data-total]');

test('what of one owner runs without a profile is found by keyboard alone', async ({ page, api }) => {
  const without = await api.get<InstancesPage>('instances', { filter: 'state = running and profile = none' });
  const owner = without.data[0]?.owner ?? '';
  const wanted = await api.get<InstanceFacets>('instances/facets', {
    filter: `owner = "${owner}" and state = running and profile = none`,
  });
  await page.goto('/instances');
  const filter = filterOf(page);
  await filter.focus();
  await page.keyboard.type('ow');
  await expect(optionsOf(page).first()).toContainText('owner');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type(`= ${owner.slice(0, 4)}`);
  await expect(optionsOf(page).first()).toContainText(owner);
  await page.keyboard.press('ArrowDown');
  await expect(filter).toHaveAttribute('aria-activedescendant', /-0$/);
  await page.keyboard.press('Tab');
  await page.keyboard.type('and state = running and profile = none');
  await page.keyboard.press('Enter');
  await expect(totalOf(page)).toHaveAttribute('data-total', String(wanted.total));
  await expect(rowsOf(page).first()).toContainText(/no profile/i);

  await page.reload();
  await expect(filter).toHaveValue(`owner = ${owner} and state = running and profile = none`);
  await expect(totalOf(page)).toHaveAttribute('data-total', String(wanted.total));
});

test('facets count exactly, narrow down and widen again', async ({ page, api }) => {
  const { facets, all } = await api.get<InstanceFacets>('instances/facets');
  const coverage = facets.find(({ field }) => field === 'coverage')?.values ?? [];
  expect(coverage.reduce((sum, { count }) => sum + count, 0)).toBe(all);
  const covered = coverage.find(({ value }) => value === 'covered')?.count ?? 0;
  const none = coverage.find(({ value }) => value === 'no-profile')?.count ?? 0;
  await page.goto('/instances');
  const group = page.getByRole('group', { name: 'Role coverage' });
  await group.getByRole('button', { name: /no profile/i }).click();
  await expect(totalOf(page)).toHaveAttribute('data-total', String(none));
  await expect(page).toHaveURL(/filter=coverage/);
  await group.getByRole('button', { name: /has a role/i }).click();
  await expect(totalOf(page)).toHaveAttribute('data-total', String(none + covered));
  await expect(filterOf(page)).toHaveValue('coverage = no-profile, covered');
  await group.getByRole('button', { name: /no profile/i }).click();
  await expect(totalOf(page)).toHaveAttribute('data-total', String(covered));
  await page.goBack();
  await expect(totalOf(page)).toHaveAttribute('data-total', String(none + covered));
});

test('a filter that cannot be read marks the place and keeps the rows', async ({ page }) => {
  await page.goto('/instances?filter=state+%3D+stopped');
  const before = await totalOf(page).getAttribute('data-total');
  await filterOf(page).fill('state = gone and web');
  await page.keyboard.press('Enter');
  const mistake = page.getByRole('alert').filter({ hasText: 'The value of state' });
  await expect(mistake.locator('mark')).toHaveText('gone');
  await expect(filterOf(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(totalOf(page)).toHaveAttribute('data-total', before ?? '');
  await expect(rowsOf(page).first()).toContainText('stopped');

  await page.goto('/instances?filter=state+%3D&sort=height&columns=id,weight&colour=red');
  await expect(page.getByRole('alert').locator('mark').first()).toBeVisible();
  await expect(rowsOf(page).first()).toBeVisible();
  await expect(page.getByText(/Left out of the address/)).toContainText('sort=height');
  await expect(page.getByText(/Left out of the address/)).toContainText('colour=red');
});

test('sort, columns and time stay in the address', async ({ page, api }) => {
  const [first] = (await api.get<InstancesPage>('instances', { sort: '-createdAt', limit: '1' })).data;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/instances');
  const box = page.getByRole('region', { name: 'Instances' });
  await expect(rowsOf(page).first()).toBeVisible();
  expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await page.getByRole('button', { name: 'Created' }).click();
  await page.getByRole('button', { name: 'Created' }).click();
  await expect(rowsOf(page).first()).toContainText(first?.instanceId ?? '');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'IMDS tokens' }).check();
  await page.getByRole('checkbox', { name: 'Owner' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'IMDS tokens' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'IMDS tokens' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Owner' })).toHaveCount(0);
  await expect(page.getByRole('columnheader', { name: 'Created' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );

  const at = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);
  const then = await api.get<InstanceFacets>('instances/facets', { at });
  await page.goto(`/instances?at=${at}`);
  await expect(totalOf(page)).toHaveAttribute('data-total', String(then.total));
});

test('the table goes on by itself to the last row', async ({ page, api }) => {
  const { total } = await api.get<InstanceFacets>('instances/facets');
  await page.goto('/instances');
  const box = page.getByRole('region', { name: 'Instances' });
  await expect(async () => {
    await box.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    expect(Number(await rowsOf(page).last().getAttribute('aria-rowindex'))).toBe(total + 1);
  }).toPass();
  expect(await rowsOf(page).count()).toBeLessThan(80);
});

test('a row leads to the page of its instance, which tells its identity and links on', async ({
  page,
  api,
}) => {
  const { data } = await api.get<InstancesPage>('instances', { filter: 'coverage = covered', limit: '1' });
  const wanted = data[0];
  if (!wanted?.roleArn) throw new Error('No instance of the demo has a role.');
  const roleName = wanted.roleArn.slice(wanted.roleArn.lastIndexOf('/') + 1);
  await page.goto(`/instances?filter=${wanted.instanceId}&range=90d`);
  await rowsOf(page).first().getByRole('link', { name: wanted.instanceId }).click();
  await expect(page).toHaveURL(`/instances/${wanted.instanceId}?range=90d`);
  await expect(page.getByRole('region', { name: `Has the role ${roleName}` })).toContainText('since');
  await expect(page.getByRole('img', { name: /Timeline: .*has a role for/ })).toBeVisible();
  const facts = page.getByRole('region', { name: 'What it is' });
  await expect(facts.getByRole('link', { name: roleName })).toHaveAttribute('href', /^\/roles\/arn/);
  await expect(facts.getByRole('link', { name: wanted.owner, exact: true })).toHaveAttribute(
    'href',
    /^\/owners\//,
  );
});

test('an exposed credential is told with its key, and AWS is asked without it', async ({ page, api }) => {
  const { data } = await api.get<InstancesPage>('instances', { filter: 'exposed = yes', limit: '1' });
  const id = data[0]?.instanceId ?? '';
  const { exposures } = await api.get<InstanceDetail>(`instances/${id}`);
  const keyId = exposures.find(({ accessKeyId }) => accessKeyId !== null)?.accessKeyId ?? '';
  await page.goto(`/instances/${id}`);
  const found = page.getByRole('region', { name: 'Credentials found in it' });
  await expect(found.getByRole('link', { name: keyId })).toHaveAttribute('href', /^\/access-keys\//);
  await page.getByRole('button', { name: 'Ask AWS' }).click();
  const answer = page.getByRole('region', { name: 'What AWS says now' });
  await expect(answer.getByText(`--instance-ids ${id}`)).toBeVisible();
  await expect(answer).toContainText('"instanceState"');
  await expect(answer).toContainText('[a line with a credential was removed]');
  await expect(answer).not.toContainText(keyId);
});

test('the page of an instance can be seen as it was, and one that is not there helps to search', async ({
  page,
  api,
}) => {
  const { data } = await api.get<InstancesPage>('instances', {
    filter: 'coverage = covered and age > 80d',
    sort: '-since',
    limit: '1',
  });
  const id = data[0]?.instanceId ?? '';
  await page.goto(`/instances/${id}?at=2000-01-01`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`There is no instance ${id}`);
  await page.getByRole('link', { name: 'Search among what there is now' }).click();
  await expect(rowsOf(page)).toHaveCount(1);
  const day = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
  const then = await api.get<InstancesPage>('instances', {
    filter: 'coverage = covered',
    at: day,
    limit: '1',
  });
  await page.goto(`/instances/${then.data[0]?.instanceId}?at=${day}`);
  const age = page
    .getByRole('region', { name: /^Has the role/ })
    .locator('time')
    .last();
  const since = (await age.getAttribute('datetime')) ?? '';
  await expect(age).toHaveText(formatAge(since, new Date(`${day}T23:59:59.999Z`)));
  await page.goto('/instances/i-%3Cb%3Enothing');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('i-<b>nothing');
});

test('what others wrote stays in its cell, whatever it is', async ({ page }) => {
  const hostile = 'فريق <img src=x onerror=alert(1)> '.padEnd(256, 'x');
  await page.route('**/api/v1/instances?*', async (route) => {
    const answer = await route.fetch();
    const { data, nextCursor } = (await answer.json()) as InstancesPage;
    const odd = data.map((row) => ({ ...row, name: hostile, owner: hostile }));
    await route.fulfill({ response: answer, json: { data: odd, nextCursor } });
  });
  await page.goto('/instances');
  await page.getByRole('button', { name: 'Created' }).click();
  const row = rowsOf(page).filter({ hasText: hostile }).first();
  await expect(row).toBeVisible();
  expect((await row.boundingBox())?.height).toBeLessThan(40);
  await expect(row.locator('img')).toHaveCount(0);
  await expect(row.getByTitle(hostile).first()).toBeVisible();
  expect(await row.evaluate(textsBesideTheirCells)).toEqual([]);
});

/** The cells of a row whose text is seen beside them: a line of it is in the row, but not in the cell. */
function textsBesideTheirCells(row: Element): string[] {
  const { bottom } = row.getBoundingClientRect();
  return [...row.querySelectorAll('td')].flatMap((cell) => {
    const place = cell.getBoundingClientRect();
    const text = document.createRange();
    text.selectNodeContents(cell);
    const lines = [...text.getClientRects()].filter(({ top }) => top < bottom - 1);
    const isBeside = lines.some(({ left, right }) => left < place.left || right > place.right);
    return isBeside ? [cell.textContent] : [];
  });
}

test('what goes by beneath the pointer is not asked for; what it rests on is', async ({ page }) => {
  await page.goto('/instances');
  const link = rowsOf(page).nth(4).getByRole('link').first();
  const isAskedFor = (url: string) => new URL(url).pathname.startsWith('/instances/');
  const first = page.waitForRequest((request) => isAskedFor(request.url()));
  await link.hover();
  await first;
  const asked: string[] = [];
  page.on('request', (request) => {
    if (isAskedFor(request.url())) asked.push(request.url());
  });
  const box = page.getByRole('region', { name: 'Instances' }).last();
  // However slow the machine is: none while it scrolls.
  await box.evaluate((element) => {
    element.addEventListener('pointerover', ({ target }) => {
      const isLink = target instanceof Element && target.closest('a') !== null;
      if (isLink && 'scrolling' in element.dataset) element.dataset.hit = '';
    });
  });
  const turns = 20;
  for (let turn = 0; turn < turns; turn++) await page.mouse.wheel(0, 96);
  await expect(box).not.toHaveAttribute('data-scrolling');
  expect(await box.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(1_000);
  await expect(box).not.toHaveAttribute('data-hit');
  await rowsOf(page).nth(10).getByRole('link').first().hover();
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  // Where the machine is slow the wheel rests between turns, and so does the pointer.
  expect(asked.length).toBeLessThanOrEqual(turns / 2);
});

test('axe finds nothing: list, completion, mistake, narrow', async ({ page }) => {
  await page.goto('/instances?filter=state+%3D+running');
  await expect(rowsOf(page).first()).toBeVisible();
  await filterOf(page).fill('owner = p');
  await expect(optionsOf(page).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expectNoViolations(page);
  await filterOf(page).fill('owner >');
  await page.keyboard.press('Enter');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Narrow down' }).click();
  await expectNoViolations(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('axe finds nothing on the page of an instance', async ({ page, api }) => {
  const { data } = await api.get<InstancesPage>('instances', { filter: 'exposed = yes', limit: '1' });
  await page.goto(`/instances/${data[0]?.instanceId}`);
  await page.getByRole('button', { name: 'Ask AWS' }).click();
  await expect(page.getByText('"instanceState"')).toBeVisible();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
