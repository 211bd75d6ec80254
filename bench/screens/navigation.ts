import type { Browser } from '@playwright/test';
import { places } from '#components/frame/places.ts';
import { median } from '#lib/domain/statistics.ts';
import { atMost, type Figure } from '../figure.ts';
import { openPage } from './open-page.ts';

const goalMs = 100;
const rounds = 5;

/** From a click on a page that was seen before to its heading. */
export async function measureNavigation(browser: Browser, url: string): Promise<Figure> {
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
    goal: goalMs,
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
