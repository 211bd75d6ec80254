import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { formatCount } from '#components/format/numbers.ts';
import type { Compliance, ControlDetail, FindingsPage } from '#lib/api/schemas.ts';
import { expect, test } from './fixtures.ts';

/** What a click on a link saves. */
async function save(
  page: Page,
  menu: string | RegExp,
  link: RegExp,
): Promise<{ file: Download; text: string }> {
  await page.getByRole('button', { name: menu }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ]);
  return { file, text: await readFile(await file.path(), 'utf8') };
}

test('an auditor goes from a framework to a control and takes its evidence along', async ({ page, api }) => {
  await page.goto('/compliance');
  await page.getByRole('combobox', { name: 'Framework' }).selectOption({ label: 'PCI DSS' });
  await expect(page).toHaveURL(/framework=pci-dss/);
  const { controls } = await api.get<Compliance>('compliance', { framework: 'pci-dss' });
  const { control } = controls.find(({ fail, pass }) => fail > 0 && pass > 0) ??
    controls[0] ?? { control: '' };
  await page.getByRole('link', { name: control, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`PCI DSS 4.0.1, ${control}`);
  const detail = await api.get<ControlDetail>(`compliance/pci-dss/4.0.1/${control}`);
  const { file, text } = await save(page, 'Evidence', /^CSV/);
  expect(file.suggestedFilename()).toMatch(/^pci-dss-4\.0\.1-.*\.csv$/);
  const verdicts = text.split('\r\n').slice(1, -1);
  expect(verdicts.length).toBe(detail.fail + detail.notAssessed + detail.pass);
  expect(verdicts.filter((line) => line.includes(',fail,')).length).toBe(detail.fail);
});

test('findings are exported as they are filtered', async ({ page, api }) => {
  const { total, data } = await api.get<FindingsPage>('findings', { owner: 'payments', limit: '500' });
  await page.goto('/findings?owner=payments');
  const name = new RegExp(`^Export ${formatCount(total)} finding`);
  const { file, text } = await save(page, name, /^JSON/);
  expect(file.suggestedFilename()).toMatch(/^rolecall-findings-.*\.ndjson$/);
  const ids = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).id);
  expect(ids.length).toBe(total);
  expect(new Set(ids)).toEqual(new Set(data.map(({ id }) => id)));
});
