import type { Browser } from '@playwright/test';
import { places } from '#components/frame/places.ts';
import { firstLoadBytes } from '#e2e/first-load.ts';
import { readLayoutShifts, watchLayoutShifts } from '#e2e/layout-shifts.ts';
import { atMost, type Figure } from '../figure.ts';
import { openPage } from './open-page.ts';

const goalKb = 220;

/** The scripts that each page asks for. */
export async function measureBytes(url: string): Promise<Figure[]> {
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

/** What moves while pages load. */
export async function measureShifts(browser: Browser, url: string): Promise<Figure> {
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
