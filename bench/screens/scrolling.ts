import type { Browser, Page } from '@playwright/test';
import { atMost, type Figure } from '../figure.ts';
import { openPage } from './open-page.ts';

const goalPercent = 2;
const scrollMs = 5_000;

/** A list to scroll through: the path of its page, and what its table is called. */
type List = { path: string; name: string };

/** Frames that are missing while one scrolls through a list, against the same page at rest. */
export async function measureScroll(browser: Browser, url: string, { path, name }: List): Promise<Figure> {
  const page = await openPage(browser);
  await page.goto(new URL(path, url).href);
  const table = page.getByRole('region', { name }).last();
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
    name: `frames dropped while scrolling through the ${name.toLowerCase()}`,
    measured: Math.max(0, (1 - scrolling / resting) * 100),
    goal: goalPercent,
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
