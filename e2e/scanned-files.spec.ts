import type { FindingsPage } from '#lib/api/schemas.ts';
import { expect, test } from './fixtures.ts';

test('a key in a public repository is found by its name, and leads to the key, which is to be deactivated now', async ({
  page,
  api,
}) => {
  const filter = 'kind = repository and resource : examples';
  const { data } = await api.get<FindingsPage>('findings', { filter });
  const [finding] = data;
  expect(finding).toMatchObject({ ruleId: 'code-credentials', state: 'open', region: 'global' });
  await page.goto('/');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Pages, instances' }).fill('acme/examples');
  await page.getByRole('option', { name: /^github\.com\/acme\/examples/ }).click();
  await expect(page).toHaveURL(/\/findings\?.*acme/);
  await page.goto(`/findings/${finding?.id}`);
  await expect(page.getByText('notebooks/upload.py').first()).toBeVisible();
  await page
    .getByRole('link', { name: /^AKIA[A-Z0-9*]{16}$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/access-keys\//);
  await expect(page.getByText('Deactivate now')).toBeVisible();
  const place = page.locator('[data-exposure="github.com/acme/examples"]');
  await expect(place).toContainText('code of');
  await expect(place).toContainText('public: anybody may read it');
});
