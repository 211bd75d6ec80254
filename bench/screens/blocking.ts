import type { Browser, Page } from '@playwright/test';
import { places } from '#components/frame/places.ts';
import { median } from '#lib/domain/statistics.ts';
import { atMost, type Figure } from '../figure.ts';
import { openPage } from './open-page.ts';

/** From here on a task keeps the browser from answering: https://www.w3.org/TR/longtasks-1/. */
const goalMs = 50;
/** Of each page: what else runs on the machine delays a task now and then, but hardly the same page's twice. */
const openings = 3;
const filter = 'owner = team-07 and state = running ';

/** The longest task of the page while it opens, while one types into its filter, and while its charts come alive. */
export async function measureBlocking(browser: Browser, url: string): Promise<Figure[]> {
  const page = await openPage(browser);
  await watchTasks(page);
  const opening: Task[] = [];
  for (let time = 0; time < openings; time++) {
    for (const { href } of places) opening.push(await longestOfOpening(page, new URL(href, url).href));
  }
  await page.goto(new URL('/instances', url).href);
  await page.waitForLoadState('networkidle');
  await takeTasks(page);
  await page.locator('[data-page-filter]').pressSequentially(filter, { delay: 60 });
  await page.waitForTimeout(1_500);
  const typing = await takeTasks(page);
  const charts = await tasksOfCharts(page, new URL('/?range=1y', url).href);
  await page.close();
  return [
    longestOfMedians(opening),
    longest('longest task while one types into a filter', typing),
    longest('longest task while charts of a year become interactive', charts),
  ];
}

/** A task of the browser's main thread that took more than 50 ms. */
type Task = { where: string; ms: number };

/** 0 ms where none took more than 50. */
async function longestOfOpening(page: Page, address: string): Promise<Task> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const tasks = await takeTasks(page);
  return { where: new URL(address).pathname, ms: Math.max(0, ...tasks.map(({ ms }) => ms)) };
}

async function tasksOfCharts(page: Page, address: string): Promise<Task[]> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  await takeTasks(page);
  const plots = page.locator('[data-face="static"]');
  for (let index = 0; index < (await plots.count()); index++) {
    await plots.nth(index).scrollIntoViewIfNeeded();
    await page.waitForTimeout(500);
  }
  return takeTasks(page);
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

/** The long tasks since the last time. */
async function takeTasks(page: Page): Promise<Task[]> {
  const taken = await page.evaluate(() => (Reflect.get(window, 'longTasks') as number[]).splice(0));
  const { pathname } = new URL(page.url());
  return taken.map((ms) => ({ where: pathname, ms }));
}

function longestOfMedians(opening: readonly Task[]): Figure {
  const pages = Map.groupBy(opening, ({ where }) => where);
  const medians = [...pages.values()].map((visits) => median(visits.map(({ ms }) => ms)) ?? 0);
  const long = opening.filter(({ ms }) => ms > 0).map(({ where, ms }) => `${ms} ms of ${where}`);
  return atMost({
    ...{ name: 'longest task while a page opens', measured: Math.max(...medians), goal: goalMs, unit: 'ms' },
    detail: `of ${places.length} pages the worst, of its ${openings} visits the median; in all ${long.join(', ') || 'none over 50 ms'}`,
  });
}

function longest(name: string, tasks: readonly Task[]): Figure {
  const [worst] = tasks.toSorted((one, other) => other.ms - one.ms);
  return atMost({
    ...{ name, measured: worst?.ms ?? 0, goal: goalMs, unit: 'ms' },
    detail:
      worst === undefined ? 'none over 50 ms' : `${tasks.length} over 50 ms; the longest of ${worst.where}`,
  });
}
