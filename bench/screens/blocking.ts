import type { Browser, Page } from '@playwright/test';
import { places } from '#components/frame/places.ts';
import { atMost, type Figure } from '../figure.ts';
import { openPage } from './open-page.ts';
import { type Visit, worstMedian } from './worst-page.ts';

/** From here on a task keeps the browser from answering: https://www.w3.org/TR/longtasks-1/. */
const goalMs = 50;
/** Of each page. */
const visits = 3;
const filter = 'owner = team-07 and state = running ';

/** What is done on a page whose tasks are watched. */
type Act = (page: Page, address: string) => Promise<void>;

/** The longest task of a page while it opens, while one types into its filter, and while its charts come alive. */
export async function measureBlocking(browser: Browser, url: string): Promise<Figure[]> {
  const page = await openPage(browser);
  await watchTasks(page);
  const longest = async (what: string, paths: readonly string[], act: Act) =>
    longestTask(what, await visit(page, url, paths, act));
  const all = places.map(({ href }) => href);
  const figures = [
    await longest('while a page opens', all, open),
    await longest('while one types into a filter', ['/instances'], typeFilter),
    await longest('while charts of a year become interactive', ['/?range=1y'], wakeCharts),
  ];
  await page.close();
  return figures;
}

const open: Act = async (page, address) => {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
};

const typeFilter: Act = async (page, address) => {
  await open(page, address);
  await takeTasks(page);
  await page.locator('[data-page-filter]').pressSequentially(filter, { delay: 60 });
  await page.waitForTimeout(1_500);
};

const wakeCharts: Act = async (page, address) => {
  await open(page, address);
  await takeTasks(page);
  const plots = page.locator('[data-face="static"]');
  for (let index = 0; index < (await plots.count()); index++) {
    await plots.nth(index).scrollIntoViewIfNeeded();
    await page.waitForTimeout(500);
  }
};

/** The longest task of each visit, 0 where none took more than 50 ms: of the pages in turn, so that the visits of one lie apart. */
async function visit(page: Page, url: string, paths: readonly string[], act: Act): Promise<Visit[]> {
  const found: Visit[] = [];
  for (let time = 0; time < visits; time++) {
    for (const path of paths) {
      await act(page, new URL(path, url).href);
      found.push({ path, ms: Math.max(0, ...(await takeTasks(page))) });
    }
  }
  return found;
}

function longestTask(what: string, found: readonly Visit[]): Figure {
  const pages = new Set(found.map(({ path }) => path));
  const long = found.filter(({ ms }) => ms > 0).map(({ path, ms }) => `${ms} ms of ${path}`);
  return atMost({
    ...{ name: `longest task ${what}`, measured: worstMedian(found).ms, goal: goalMs, unit: 'ms' },
    detail: `median of ${visits} visits${pages.size > 1 ? `, the worst of ${pages.size} pages` : ''}; in all ${long.join(', ') || 'none over 50 ms'}`,
  });
}

async function watchTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const found: number[] = [];
    Reflect.set(window, 'longTasks', found);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) found.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
}

/** How long the long tasks since the last time took, in milliseconds. */
function takeTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => (Reflect.get(window, 'longTasks') as number[]).splice(0));
}
