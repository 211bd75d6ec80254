import { spawn } from 'node:child_process';
import { type Browser, chromium, type Page } from '@playwright/test';
import { places } from '#components/frame/places.ts';
import { firstLoadBytes } from '#e2e/first-load.ts';
import { readLayoutShifts, watchLayoutShifts } from '#e2e/layout-shifts.ts';
import { median } from '#lib/domain/statistics.ts';
import { findFreePort } from '#lib/supervisor/port.ts';
import config from '../playwright.config.ts';
import { atMost, type Figure } from './figure.ts';
import { seedReads } from './reads/seed.ts';
import type { World } from './world.ts';

const goalKb = 220;
const goalNavigationMs = 100;
const goalDroppedPercent = 2;
const rounds = 5;
const scrollMs = 5_000;

/** What the dashboard costs a browser, on an estate of 100,000 instances. */
export async function run(world: World): Promise<Figure[]> {
  const databaseUrl = await world.createDatabase('screens');
  await seedReads(databaseUrl, world.log);
  const web = await startWeb(databaseUrl, world);
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    return [
      ...(await measureBytes(web.url)),
      await measureShifts(browser, web.url),
      await measureNavigation(browser, web.url),
      await measureScroll(browser, web.url),
    ];
  } finally {
    await browser.close();
    await web.stop();
  }
}

async function measureBytes(url: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { href } of places) {
    const bytes = await firstLoadBytes(new URL(href, url).href);
    figures.push(
      atMost({
        name: `JavaScript that ${href} asks for`,
        measured: bytes / 1000,
        goal: goalKb,
        unit: 'kB',
        detail: 'gzipped, by the first HTML',
      }),
    );
  }
  return figures;
}

async function measureShifts(browser: Browser, url: string): Promise<Figure> {
  const page = await openPage(browser);
  await watchLayoutShifts(page);
  const moved: string[] = [];
  for (const { href } of places) {
    await page.goto(new URL(href, url).href);
    await page.waitForLoadState('networkidle');
    moved.push(...(await readLayoutShifts(page)).map((shift) => `${href}: ${shift}`));
  }
  await page.close();
  return atMost({
    name: 'parts that move while pages load',
    measured: moved.length,
    goal: 0,
    unit: 'parts',
    detail: moved.slice(0, 3).join('; ') || `${places.length} pages`,
  });
}

/** From a click on a page that was seen before to its heading. */
async function measureNavigation(browser: Browser, url: string): Promise<Figure> {
  const page = await openPage(browser);
  await page.goto(url);
  const visit = async (label: string) => {
    const link = page.getByRole('navigation').getByRole('link', { name: label, exact: true });
    await link.hover();
    await page.waitForTimeout(150);
    const ms = await link.evaluate(timeToHeading, label);
    await page.waitForLoadState('networkidle');
    return ms;
  };
  for (const { label } of places) await visit(label);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (const { label } of places.toReversed()) times.push(await visit(label));
  await page.close();
  return atMost({
    name: 'from a click to the heading of a page that was seen before',
    measured: median(times) ?? Number.NaN,
    goal: goalNavigationMs,
    unit: 'ms',
    detail: `median of ${times.length}; the slowest ${Math.round(Math.max(...times))} ms`,
  });
}

function timeToHeading(link: Element, label: string): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    const look = () => {
      if (document.querySelector('h1')?.textContent === label) resolve(performance.now() - start);
      else requestAnimationFrame(look);
    };
    (link as HTMLElement).click();
    look();
  });
}

/** Frames that are missing while one scrolls through the instances, against the same page at rest. */
async function measureScroll(browser: Browser, url: string): Promise<Figure> {
  const page = await openPage(browser);
  await page.goto(new URL('/instances', url).href);
  const table = page.getByRole('region', { name: 'Instances' }).last();
  await table.hover();
  await page.waitForTimeout(2_000);
  const resting = await countFrames(page, scrollMs);
  const counting = countFrames(page, scrollMs);
  const until = Date.now() + scrollMs;
  while (Date.now() < until) await page.mouse.wheel(0, 400);
  const scrolling = await counting;
  const rows = await table.evaluate((box) => Math.round(box.scrollTop / 32));
  await page.close();
  return atMost({
    name: 'frames dropped while scrolling through the instances',
    measured: Math.max(0, (1 - scrolling / resting) * 100),
    goal: goalDroppedPercent,
    unit: '%',
    detail: `${scrolling} frames in ${scrollMs / 1000} s, ${resting} at rest; down to row ${rows}`,
  });
}

function countFrames(page: Page, ms: number): Promise<number> {
  return page.evaluate(
    (duration) =>
      new Promise<number>((resolve) => {
        const end = performance.now() + duration;
        let frames = 0;
        const tick = (now: number) => {
          frames += 1;
          if (now < end) requestAnimationFrame(tick);
          else resolve(frames);
        };
        requestAnimationFrame(tick);
      }),
    ms,
  );
}

function openPage(browser: Browser): Promise<Page> {
  return browser.newPage({ viewport: { width: 1440, height: 1000 } });
}

async function startWeb(
  databaseUrl: string,
  world: World,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await findFreePort();
  const args = ['bin/rolecall.js', 'web', '--port', String(port)];
  const env = { ...process.env, DATABASE_URL: databaseUrl, ROLECALL_DATA_DIR: world.folder };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://localhost:${port}`;
  child.stdout.on('data', (chunk: Buffer) => world.log(chunk.toString().trimEnd()));
  while (child.exitCode === null && !(await isThere(url)))
    await new Promise((resolve) => setTimeout(resolve, 300));
  if (child.exitCode !== null) throw new Error('The dashboard did not start.');
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function isThere(url: string): Promise<boolean> {
  return fetch(`${url}/api/v1/accounts`).then(
    ({ ok }) => ok,
    () => false,
  );
}
