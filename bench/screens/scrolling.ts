import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { median } from '#lib/domain/statistics.ts';
import { atMost, type Figure } from '../figure.ts';
import { openPage } from './open-page.ts';

const goalPercent = 2;
const scrollMs = 5_000;
/** Ten screens a second, faster than one can read; and as fast on a quick page as on a slow one, which would come out alike else. */
const turn = { px: 400, ms: 40 };
const runs = 5;

/** A list to scroll through: the path of its page, and what its table is called. */
type List = { path: string; name: string };

/** Frames that are missing while one scrolls through a list, against the same page at rest: the median of some runs. */
export async function measureScroll(browser: Browser, url: string, list: List): Promise<Figure> {
  const found: Scroll[] = [];
  for (let run = 0; run < runs; run++) found.push(await scroll(browser, url, list));
  const dropped = found.map(({ frames, resting }) => Math.max(0, (1 - frames / resting) * 100));
  return atMost({
    name: `frames dropped while scrolling through the ${list.name.toLowerCase()}`,
    measured: median(dropped) ?? 0,
    goal: goalPercent,
    unit: '%',
    detail: `median of ${dropped.map((percent) => percent.toFixed(1)).join(', ')}; ${scrollMs / 1000} s each, down to row ${found[0]?.row}`,
  });
}

/** The frames of some seconds of scrolling, and of as long at rest; and how far down one got. */
type Scroll = { frames: number; resting: number; row: number };

async function scroll(browser: Browser, url: string, { path, name }: List): Promise<Scroll> {
  const page = await openPage(browser);
  await page.goto(new URL(path, url).href);
  const table = page.getByRole('region', { name }).last();
  await table.hover();
  await page.waitForTimeout(2_000);
  const resting = await countFrames(page, scrollMs);
  const counting = countFrames(page, scrollMs);
  for (let turned = 0; turned < scrollMs; turned += turn.ms) {
    await Promise.all([page.mouse.wheel(0, turn.px), sleep(turn.ms)]);
  }
  const frames = await counting;
  const row = await table.evaluate((box) => Math.round(box.scrollTop / 32));
  await page.close();
  return { frames, resting, row };
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
