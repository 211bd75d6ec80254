import { readFile } from 'node:fs/promises';
import type { Annotations, ChangesSummary, Standings } from '#lib/api/schemas.ts';
import { chartPanel, expect, lastDays, readTable, test, tile } from './fixtures.ts';

const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

test('charts are compared, cut and split by the address, and say what the API says', async ({
  page,
  api,
}) => {
  await page.goto('/?range=30d');
  await page.getByRole('checkbox', { name: /^Compare/ }).check();
  await expect(page).toHaveURL(/compare=before/);
  const panel = chartPanel(page, 'Active access keys');
  await expect(panel.getByRole('listitem').filter({ hasText: '30 days before' })).toBeVisible();
  const { series } = await api.trend('access-keys', { from: day(59), to: day(30) });
  const { head, rows } = await readTable(page, 'Active access keys');
  expect(head.at(-1)).toBe('30 days before');
  expect(rows.map((cells) => cells.at(-1))).toEqual(
    series[0]?.points.map(({ active }) => (active === null ? '—' : String(active))).reverse(),
  );

  await page.getByRole('combobox', { name: 'A point for each' }).selectOption('week');
  await expect(page).toHaveURL(/interval=week/);
  const weeks = await api.trend('role-coverage', { ...lastDays(30), interval: 'week' });
  await expect(panel.getByRole('row')).toHaveCount(1 + (weeks.series[0]?.points.length ?? 0));

  await page.getByRole('combobox', { name: 'Split' }).selectOption('account');
  await expect(page).toHaveURL(/by=account/);
  const split = await api.trend('role-coverage', { ...lastDays(30), interval: 'week', by: 'account' });
  const chart = chartPanel(page, 'Role coverage').getByRole('img').first();
  await expect(chart).toHaveAccessibleName(new RegExp(`by account, ${split.series.length} lines`));

  const owners = await api.trend('role-coverage', { ...lastDays(30), interval: 'week', by: 'owner' });
  await page.getByRole('combobox', { name: 'Split' }).selectOption('owner');
  expect(owners.series.length, 'the demo has more owners than one chart has lines').toBeGreaterThan(5);
  const small = chartPanel(page, 'Role coverage').getByRole('img');
  await expect(small).toHaveCount(Math.min(12, owners.series.length));
  await expect(chartPanel(page, 'Role coverage')).toContainText(
    /Each from \d+ \w+ \d{4} to \d+ \w+ \d{4}, between /,
  );
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Split' })).toHaveValue('owner');
  await expect(small).toHaveCount(Math.min(12, owners.series.length));
});

test('a stretch of a chart is zoomed into by dragging and by keyboard, and left again', async ({ page }) => {
  await page.goto('/?range=30d');
  const panel = chartPanel(page, 'Role coverage');
  const surface = panel.locator('[data-face="interactive"][data-covered="false"] .recharts-surface').first();
  await surface.scrollIntoViewIfNeeded();
  const whole = (await surface.getAttribute('aria-label')) ?? '';
  const box = (await surface.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const at = (share: number) => box.x + box.width * share;
  await page.mouse.move(at(0.35), box.y + 60);
  await page.mouse.down();
  await page.mouse.move(at(0.5), box.y + 60);
  await page.mouse.move(at(0.65), box.y + 60);
  await page.mouse.up();
  await expect(page).toHaveURL(new RegExp(`from=${day(19)}&to=${day(10)}`));
  await expect(panel.getByRole('img').first()).toHaveAccessibleName(/: from .+ to /);
  await expect(surface).not.toBeFocused();

  await panel.getByRole('button', { name: 'Reset zoom' }).click();
  await expect(page).not.toHaveURL(/from=/);
  await expect(surface).toHaveAttribute('aria-label', whole);
  await surface.focus();
  for (const _ of [1, 2, 3]) await page.keyboard.press('Shift+ArrowLeft');
  await expect(panel.getByRole('status').filter({ hasText: 'Enter zooms in' })).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=.+to=/);
  await expect(surface).not.toHaveAttribute('aria-label', whole);
  await expect(surface).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/from=/);
});

test('notes are added, changed and deleted, and stand on the charts', async ({ page, api }) => {
  const text = `Roll-out <b>${Date.now()}</b>`;
  const notes = async () => {
    const { notes: all } = await api.get<Annotations>('annotations', lastDays(30));
    return all.filter((note) => note.text.startsWith(text));
  };
  await page.goto('/?range=30d');
  const panel = chartPanel(page, 'Notes and events');
  await panel.getByRole('button', { name: 'Add a note' }).click();
  await panel.getByRole('textbox', { name: 'Note' }).fill(text);
  await panel.getByLabel('Day').fill(day(5));
  await panel.getByRole('button', { name: 'Save' }).click();
  const entry = panel.getByRole('listitem').filter({ hasText: text });
  await expect(entry).toBeVisible();
  await expect(chartPanel(page, 'Role coverage').locator('a[data-kind="note"]').first()).toBeVisible();
  expect(await notes()).toMatchObject([{ day: day(5), accountId: null }]);

  await entry.getByRole('button', { name: /^Edit/ }).click();
  await panel.getByRole('textbox', { name: 'Note' }).fill(`${text}, done`);
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(entry).toContainText(', done');
  await entry.getByRole('button', { name: /^Delete/ }).click();
  await entry.getByRole('button', { name: 'Delete for good?' }).click();
  await expect(entry).toHaveCount(0);
  expect(await notes()).toEqual([]);
});

test('a chart is saved as a picture and as a table, within the security policy', async ({
  page,
  violations,
}) => {
  await page.goto('/?range=30d');
  const panel = chartPanel(page, 'Active access keys');
  await panel.getByRole('button', { name: 'Export Active access keys' }).click();
  const save = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name, exact: true }).click(),
    ]);
    return readFile(await download.path());
  };
  const svg = String(await save('Save as SVG'));
  expect(svg).toContain('<title>Active access keys</title>');
  expect(svg).toContain('url(data:font/woff2;base64,');
  expect(svg).not.toMatch(/var\(|http(?!:\/\/www\.w3\.org)/);
  const png = await save('Save as PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2176, 880]);
  const csv = String(await save('Save as CSV')).split('\r\n');
  expect(csv[0]).toContain('Day,active,over 365 d');
  expect(csv[30]).toMatch(/^\d{4}-\d\d-\d\d(,\d+)+$/);
  expect(csv).toHaveLength(1 + 30 + 1);
  expect(violations).toEqual([]);
});

test('what changed, who moved and who is lowest say what the API says', async ({ page, api }) => {
  await page.goto(`/?range=30d&since=${day(7)}&against=start`);
  const summary = await api.get<ChangesSummary>('changes/summary', { from: day(7), limit: '8' });
  const panel = chartPanel(page, 'What changed');
  for (const { owner, changes } of summary.owners) {
    const line = panel
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: owner, exact: true }) });
    for (const { count } of changes) await expect(line).toContainText(count.toLocaleString('en-US'));
  }
  const lowest = await api.get<Standings>('kpis/standings', { by: 'owner', sort: 'coverage', limit: '8' });
  const rows = chartPanel(page, 'Owners by coverage').getByRole('rowheader');
  expect(await rows.allTextContents()).toEqual(lowest.data.map(({ by }) => by));
  const movers = await api.get<Standings>('kpis/standings', {
    ...{ by: 'owner', sort: 'coverage-change', limit: '4', from: day(29) },
  });
  const names = chartPanel(page, 'Movers').getByRole('list').first().getByRole('link');
  expect(await names.allTextContents()).toEqual(movers.data.map(({ by }) => by));
});

test('each figure explains itself by keyboard, and leads to its page', async ({ page, api }) => {
  const { roleCoverage } = await api.kpis();
  await page.goto('/');
  const coverage = tile(page, 'Role coverage');
  await coverage.getByRole('button', { name: 'About role coverage' }).press('Enter');
  await expect(coverage).toContainText('covered ÷ eligible');
  await expect(coverage.locator('dl')).toContainText(`Eligible${roleCoverage.eligible}`);
  await page.keyboard.press('Escape');
  await expect(coverage).not.toContainText('covered ÷ eligible');
  await coverage.getByRole('button', { name: 'About role coverage' }).click();
  await coverage.getByRole('link', { name: 'The whole definition' }).click();
  await expect(page.getByRole('heading', { name: 'How the numbers are defined' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Role coverage' })).toBeVisible();
  await page.goto('/?range=7d');
  await expect(tile(page, 'Active access keys').getByRole('link')).toHaveAttribute(
    'href',
    '/access-keys?range=7d',
  );
});
