import type { Browser, Page } from '@playwright/test';
import { places } from '#components/frame/places.ts';
import { median } from '#lib/domain/statistics.ts';
import { atMost, type Figure } from '../figure.ts';
import { openPage } from './open-page.ts';

/** From here on a task keeps the browser from answering: https://www.w3.org/TR/longtasks-1/. */
const goalMs = 50;
/** The first is by a browser that has never seen the pages, which compiles their programs first. */
const openings = 3;
const filter = 'owner = team-07 and state = running ';

/** The longest task of the page while it opens, while one types into its filter, and while its charts come alive. */
export async function measureBlocking(browser: Browser, url: string): Promise<Figure[]> {
  const page = await openPage(browser);
  await watchTasks(page);
  const opening: Task[][] = [];
  for (let time = 0; time < openings; time++) {
    const tasks: Task[] = [];
    for (const { href } of places) tasks.push(...(await tasksOfOpening(page, new URL(href, url).href)));
    opening.push(tasks);
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
    medianOfOpenings(opening),
    longest('longest task while one types into a filter', typing),
    longest('longest task while charts of a year become interactive', charts),
  ];
}

/** A task of the browser's main thread that took more than 50 ms. */
type Task = { where: string; ms: number };

async function tasksOfOpening(page: Page, address: string): Promise<Task[]> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  return takeTasks(page);
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

function medianOfOpenings(opening: readonly (readonly Task[])[]): Figure {
  const worst = opening.map((tasks) => tasks.toSorted((one, other) => other.ms - one.ms)[0]);
  const each = worst.map((task) =>
    task === undefined ? 'none over 50 ms' : `${task.ms} ms of ${task.where}`,
  );
  return atMost({
    ...{ name: 'longest task while a page opens', measured: median(worst.map((task) => task?.ms ?? 0)) ?? 0 },
    ...{ goal: goalMs, unit: 'ms' },
    detail: `median of ${openings} visits to ${places.length} pages: ${each.join(', ')}`,
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
