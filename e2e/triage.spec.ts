import type {
  FindingDetail,
  FindingFacets,
  FindingsPage,
  MadeMute,
  MutesPage,
  SavedViews,
} from '#lib/api/schemas.ts';
import { expect, test } from './fixtures.ts';

test('a queue is worked through by keyboard alone', async ({ page, api }) => {
  const filter = 'rule = ec2-imdsv1-allowed and state = open';
  const { data, total } = await api.get<FindingsPage>('findings', { filter, sort: '-risk', limit: '3' });
  const [first, second, third] = data.map(({ id }) => id);
  await page.goto('/findings');
  await expect(page.getByRole('table', { name: 'Findings' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type(filter);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', String(total));
  await page.keyboard.press('Tab');
  await page.getByRole('combobox', { name: 'Filter' }).blur();

  await page.keyboard.press('j');
  await expect(page.locator(`[data-finding="${first}"]`)).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Finding' });
  await expect(panel.locator(`[data-open-finding="${first}"]`)).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('status').getByText('Acknowledged')).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('status').getByText('Undone')).toBeVisible();
  expect((await api.get<FindingDetail>(`findings/${first}`)).state).toBe('open');
  await page.keyboard.press('a');
  await expect(page.getByRole('status').getByText('Acknowledged')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  const acknowledged = await api.get<FindingDetail>(`findings/${first}`);
  expect([acknowledged.state, acknowledged.events[0]?.kind]).toEqual(['acknowledged', 'acknowledged']);

  // It is out of the filter now: the second is the first.
  await expect(page.locator(`[data-finding="${first}"]`)).toBeHidden();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(page.locator(`[data-finding="${second}"]`)).toBeFocused();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('toolbar', { name: 'What is chosen' })).toContainText('2 chosen');
  await page.keyboard.press('e');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('ada');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-bulk="finished"]')).toContainText('Assigned: 2 findings.');
  const assigned = await api.get<FindingsPage>('findings', { filter: 'assignee = ada' });
  expect(assigned.data.map(({ id }) => id).toSorted()).toEqual([second, third].toSorted());
  await page.getByRole('button', { name: /^Undo/ }).press('Enter');
  await expect(page.locator('[data-bulk="undone"]')).toContainText('2 findings');
  expect((await api.get<FindingsPage>('findings', { filter: 'assignee = ada' })).total).toBe(0);
});

test('keys act on the finding that has the focus, whatever comes and goes around it', async ({
  page,
  api,
}) => {
  const filter = 'rule = ec2-imdsv1-allowed and state = open';
  const { data } = await api.get<FindingsPage>('findings', { filter, sort: '-risk', limit: '2' });
  const [first, second] = data.map(({ id }) => id);
  const states = () =>
    Promise.all([first, second].map(async (id) => (await api.get<FindingDetail>(`findings/${id}`)).state));
  await page.goto(`/findings?filter=${encodeURIComponent(filter)}`);
  const row = (id: string | undefined) => page.locator(`[data-finding="${id}"]`);
  await expect(row(first)).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(row(first)).toBeHidden();

  // Nothing has the focus now: one sees first what a key would act on.
  await page.keyboard.press('a');
  await expect(row(second)).toBeFocused();
  expect(await states()).toEqual(['acknowledged', 'open']);

  await page.keyboard.press('u');
  await expect(row(first)).toBeVisible();
  await expect(row(second)).toBeFocused();
  await page.keyboard.press('a');
  await expect(row(second)).toBeHidden();
  expect(await states()).toEqual(['open', 'acknowledged']);
  await page.keyboard.press('u');
  await expect(page.getByRole('status').getByText('Undone')).toBeVisible();
  expect(await states()).toEqual(['open', 'open']);
});

test('a mute takes what its pattern catches out of sight until it ends', async ({ page, api, request }) => {
  const { data } = await api.get<FindingsPage>('findings', { filter: 'rule = key-unused', limit: '1' });
  const finding = data[0];
  if (finding === undefined) throw new Error('The demo has no unused key.');
  await page.goto(`/findings?finding=${finding.id}`);
  const panel = page.getByRole('complementary', { name: 'Finding' });
  await panel.getByRole('button', { name: 'Mute', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Whatever a pattern catches, now and later').check();
  await expect(dialog.locator('[data-count]')).toHaveAttribute('data-count', '1');
  await dialog.getByRole('textbox', { name: 'Resource' }).fill('');
  const all = await api.get<FindingFacets>('findings/facets', { filter: 'rule = key-unused' });
  await expect(dialog.locator('[data-count]')).toHaveAttribute('data-count', String(all.total));
  await dialog.getByRole('textbox', { name: 'Resource' }).fill(finding.resourceId);
  await dialog.getByLabel('Why').fill('Used by a yearly job');
  await dialog.getByRole('button', { name: 'Mute', exact: true }).click();
  await expect(page.locator('[data-bulk="finished"]')).toContainText('Muted: 1 finding.');
  await expect(panel.getByText('Used by a yearly job').first()).toBeVisible();
  await panel.getByRole('button', { name: 'Remove the mute' }).click();
  await expect.poll(async () => (await api.get<FindingDetail>(`findings/${finding.id}`)).state).toBe('open');

  const pattern = { rule: finding.ruleId, resource: finding.resourceId };
  const mute = async (reason: string, ms: number): Promise<MadeMute> => {
    const until = new Date(Date.now() + ms).toISOString();
    return (await request.post('/api/v1/mutes', { data: { pattern, reason, until } })).json();
  };
  const { id } = (await mute('until the audit', 3.5 * 86_400_000)).mute;
  await page.goto('/findings/mutes');
  const row = page.locator(`[data-decision="${id}"]`);
  await expect(row).toContainText('until the audit');
  await expect(row).toContainText('ends in 3 d');
  await row.getByRole('link', { name: 'Show the 1 finding that it holds' }).click();
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', '1');
  await page.goBack();
  await row.getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('Why').fill('until the next audit');
  await page.getByRole('dialog').getByRole('button', { name: 'Change' }).click();
  const changed = page.getByRole('row').filter({ hasText: 'until the next audit' });
  await changed.getByRole('button', { name: 'End' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await expect(page.getByText('Back in the list: 1 finding.')).toBeVisible();

  expect((await mute('for a moment', 2_500)).bulkAct.total).toBe(1);
  const stateOf = async () => (await api.get<FindingDetail>(`findings/${finding.id}`)).state;
  await expect.poll(stateOf).toBe('muted');
  await expect.poll(stateOf, { timeout: 10_000 }).toBe('open');
});

test('a mute of the history is seen to stand, and to end by the virtual clock that it was made on', async ({
  page,
  api,
}) => {
  const { data: ended } = await api.get<MutesPage>('mutes', { state: 'ended' });
  const { id, until, endedAt, endedBy, reason } = ended.find(({ createdBy }) => createdBy === 'ada') ?? {};
  if (!until) throw new Error('Nobody muted anything while the history was replayed.');
  expect([endedAt, endedBy]).toEqual([until, null]);
  const last = new Date(Date.parse(until) - 1).toISOString();
  const held = await api.get<FindingsPage>('findings', { filter: `mute = ${id}`, at: last });
  const finding = held.data[0]?.id;
  expect(held.total).toBeGreaterThan(0);
  await page.goto(`/findings/${finding}?at=${last}`);
  await expect(page.getByRole('main').getByText('muted', { exact: true }).first()).toBeVisible();
  await page.goto(`/findings/${finding}?at=${until}`);
  await expect(page.getByRole('main').getByText('open', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(`No longer muted. The reason had been: ${reason}`)).toBeVisible();
  expect((await api.get<FindingsPage>('findings', { filter: `mute = ${id}`, at: until })).total).toBe(0);
});

test('of two people who act on one finding, the slower is told, and nothing is lost', async ({
  page,
  api,
  browser,
}) => {
  const { data } = await api.get<FindingsPage>('findings', {
    filter: 'rule = key-old and state = open',
    limit: '1',
  });
  const id = data[0]?.id ?? '';
  const other = await (await browser.newContext()).newPage();
  await Promise.all([page.goto(`/findings/${id}`), other.goto(`/findings/${id}`)]);
  await other.getByRole('button', { name: 'Start' }).click();
  await expect(other.getByText('in progress').first()).toBeVisible();
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Somebody else was faster.' })).toBeVisible();
  await expect(page.getByText('in progress').first()).toBeVisible();
  expect((await api.get<FindingDetail>(`findings/${id}`)).state).toBe('in-progress');
  await page.getByRole('button', { name: 'Back to open' }).click();
  await expect.poll(async () => (await api.get<FindingDetail>(`findings/${id}`)).state).toBe('open');
  await other.context().close();
});

test('comments and views are changed and deleted by whose they are', async ({ page, api }) => {
  const { data } = await api.get<FindingsPage>('findings', { filter: 'rule = key-old', limit: '1' });
  await page.goto(`/findings?filter=rule+%3D+key-old&finding=${data[0]?.id}`);
  const panel = page.getByRole('complementary', { name: 'Finding' });
  await panel.getByRole('textbox', { name: /^Comment/ }).fill('looks *odd*');
  await panel.getByRole('button', { name: 'Send' }).click();
  await expect(panel.getByText('looks odd')).toBeVisible();
  await panel.getByRole('button', { name: 'Edit' }).click();
  await panel.getByLabel('Your comment').fill('looks **fine**');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('looks fine')).toBeVisible();
  await panel.getByRole('button', { name: 'Delete', exact: true }).click();
  await panel.getByRole('button', { name: 'Delete for good' }).click();
  await expect(panel.getByText('looks fine')).toBeHidden();

  const viewsButton = page.getByRole('button', { name: 'Views' });
  const views = async () => (await api.get<SavedViews>('views')).data;
  await viewsButton.click();
  await page.getByLabel('Name').fill('Old keys');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('button', { name: 'Change the view Old keys' }).click();
  await page.getByLabel('Name').fill('Quite old keys');
  await page.getByLabel('Everybody may use it').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Quite old keys' })).toBeVisible();
  expect(await views()).toMatchObject([{ isShared: true, query: 'filter=rule+%3D+key-old' }]);
  await page.goto('/findings?filter=rule+%3D+key-unused');
  await viewsButton.click();
  await page.getByRole('button', { name: 'Change the view Quite old keys' }).click();
  await page.getByLabel('With the filter, order, columns and groups of now').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(async () => (await views())[0]?.query).toBe('filter=rule+%3D+key-unused');
  await page.getByRole('button', { name: 'Change the view Quite old keys' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect.poll(async () => (await views()).length).toBe(0);
});
