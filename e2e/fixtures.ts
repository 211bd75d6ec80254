import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import type { Kpis, Metric, ScopesPage, TrendOf } from '#lib/api/schemas.ts';

type KnownKpis = { [Part in keyof Kpis]: NonNullable<Kpis[Part]> };

/** What the API answers, asked for without the screens. */
export type Api = {
  /** Fails where a figure is null: all of the demo was looked at. */
  kpis: (params?: Record<string, string>) => Promise<KnownKpis>;
  trend: <M extends Metric>(metric: M, params?: Record<string, string>) => Promise<TrendOf<M>>;
  get: <T>(path: string, params?: Record<string, string>) => Promise<T>;
  scopes: () => Promise<ScopesPage>;
};

/** `violations` are what the page's Content-Security-Policy forbade it: `script-src-elem inline`. */
type Fixtures = { api: Api; pageErrors: string[]; violations: string[] };

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' needs from this pattern
  baseURL: async ({}, use) => {
    await use(process.env.ROLECALL_E2E_URL);
  },
  // A page answers keys once its scripts are there: its pickers wait for them, too.
  page: async ({ page, javaScriptEnabled }, use) => {
    const goto = page.goto.bind(page);
    page.goto = async (...asked) => {
      const answer = await goto(...asked);
      if (javaScriptEnabled !== false) await expect(page.locator('header select:disabled')).toHaveCount(0);
      return answer;
    };
    await use(page);
  },
  api: async ({ request }, use) => {
    const get: Api['get'] = async (path, params = {}) => {
      const answer = await request.get(`/api/v1/${path}`, { params });
      expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
      return answer.json();
    };
    await use({
      get,
      kpis: async (params) => {
        const kpis: KnownKpis = await get('kpis', params);
        expect(Object.entries(kpis).filter(([, part]) => part === null)).toEqual([]);
        return kpis;
      },
      trend: (metric, params) => get('kpis/trend', { metric, ...params }),
      scopes: () => get('scopes', { limit: '500' }),
    });
  },
  violations: async ({ page }, use) => {
    const found: string[] = [];
    await page.exposeFunction('reportViolation', (violation: string) => found.push(violation));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
        const report = Reflect.get(window, 'reportViolation') as (violation: string) => void;
        report(`${effectiveDirective} ${blockedURI}`);
      });
    });
    await use(found);
  },
  // Every test fails for an error that the page met, whatever it looked at.
  pageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        const isExpected = /Failed to load resource|net::ERR/.test(message.text());
        if (message.type() === 'error' && !isExpected) errors.push(message.text());
      });
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a colour scheme has a say in. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Nothing on the page that axe holds against WCAG 2.2 AA or good practice, nor against its colours in the dark. */
export async function expectNoViolations(page: Page) {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await violationsOf(axe(page).withTags(everyRule))).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOf(axe(page).withRules(colourRules)), 'in the dark').toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** No page has frames of other pages: axe need not go through a page of its own, which takes four times as long. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
}

async function violationsOf(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** The tile of a KPI. */
export function tile(page: Page, name: string) {
  return page.getByRole('article', { name, exact: true });
}

/** The panel of a chart. */
export function chartPanel(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true });
}

/** The table behind a chart: a row of cells for each point, newest first, without the header. */
export async function readTable(page: Page, name: string): Promise<{ head: string[]; rows: string[][] }> {
  const panel = chartPanel(page, name);
  await panel.locator('summary').click();
  const rows = panel.getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  const all = await rows.evaluateAll((elements) =>
    elements.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
  );
  const [head = [], ...body] = all;
  return { head, rows: body };
}

/** The days of the default range, as the page asks for them. */
export function lastDays(days: number) {
  const now = Date.now();
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  return { from: day(now - (days - 1) * 86_400_000), to: day(now) };
}
