import type { Page } from '@playwright/test';

/**
 * Notes whatever moves on the pages that are opened from now on, but for what somebody made move.
 *
 * @param from `arrived`: only once a page's HTML was read to its end; a machine with other work paints halves of it before
 */
export async function watchLayoutShifts(page: Page, from: 'start' | 'arrived' = 'start'): Promise<void> {
  await page.addInitScript((isFromStart) => {
    type Shift = PerformanceEntry & {
      hadRecentInput: boolean;
      sources: readonly { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
    };
    const found: string[] = [];
    Reflect.set(window, 'layoutShifts', found);
    const place = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join('/');
    let countsFrom = isFromStart ? 0 : Number.POSITIVE_INFINITY;
    // The first frame after its end may show what was read since the one before.
    const countFromSecondFrame = () =>
      requestAnimationFrame(() =>
        requestAnimationFrame((time) => {
          countsFrom = Math.min(countsFrom, time);
        }),
      );
    addEventListener('DOMContentLoaded', countFromSecondFrame);
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, sources, startTime } of list.getEntries() as Shift[])
        if (!hadRecentInput && startTime >= countsFrom)
          for (const { node, previousRect, currentRect } of sources)
            found.push(`${node?.textContent?.slice(0, 40)}: ${place(previousRect)} to ${place(currentRect)}`);
    }).observe({ type: 'layout-shift', buffered: true });
  }, from === 'start');
}

/** What has moved since the page was opened: what it says, from where, to where. */
export function readLayoutShifts(page: Page): Promise<string[]> {
  return page.evaluate(() => Reflect.get(window, 'layoutShifts') as string[]);
}
