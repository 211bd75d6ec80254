import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

type Paper = { rows: number; text: string; scheme: string | undefined };

/** Prints, and tells what stood on the page when the browser took its picture. */
async function print(page: Page): Promise<Paper> {
  await page.evaluate(() => {
    const look = (): Paper => ({
      rows: document.querySelectorAll('tr[data-index]').length,
      text: document.body.textContent,
      scheme: document.documentElement.dataset.mantineColorScheme,
    });
    window.addEventListener('beforeprint', () => Object.assign(window, { paper: look() }), { once: true });
  });
  await page.pdf();
  return page.evaluate(() => Reflect.get(window, 'paper') as Paper);
}

test('a list is printed as far as it was loaded, in light colours, with what is looked at', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/instances?region=us-east-1');
  await expect(page.locator('tr[data-index]').first()).toBeVisible();
  const inView = await page.locator('tr[data-index]').count();

  const paper = await print(page);
  expect(paper.rows).toBeGreaterThan(inView);
  expect(paper.text).toMatch(
    new RegExp(`The first ${paper.rows} of [\\d,]+ rows, as many as were loaded\\.`),
  );
  expect(paper.text).toMatch(/All accountsus-east-1All ownersPrinted \d+ \w+ \d{4}/);
  expect(paper.scheme).toBe('light');

  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.locator('tr[data-index]')).toHaveCount(inView);
});

test('on paper a table has no more than its width, and all of a text', async ({ page }) => {
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.goto('/findings');
  const link = page.locator('tr[data-index] a').first();
  await expect(link).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const { beyond, cut } = await link.evaluate((element) => ({
    beyond: document.documentElement.scrollWidth - innerWidth,
    cut: element.scrollWidth - element.clientWidth,
  }));
  expect({ beyond, cut }).toEqual({ beyond: 0, cut: 0 });
});

test('on paper a chart is drawn by the face that is as wide as the paper', async ({ page }) => {
  await page.goto('/');
  const plot = page
    .locator('figure, section')
    .filter({ has: page.locator('[data-face="interactive"]') })
    .first();
  const faceOf = (face: string) => plot.locator(`[data-face="${face}"]`).first();
  await expect(faceOf('interactive')).toBeVisible();
  await expect(faceOf('static')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(faceOf('static')).toBeVisible();
  await expect(faceOf('interactive')).toBeHidden();
  await expect(page.getByRole('main').locator('button:not(td button):visible')).toHaveCount(0);
});
