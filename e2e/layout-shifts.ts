import type { Page } from '@playwright/test';

/** Notes whatever moves on the pages that are opened from now on, but for what somebody made move. */
export async function watchLayoutShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    type Shift = PerformanceEntry & {
      hadRecentInput: boolean;
      sources: readonly { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
    };
    const found: string[] = [];
    Reflect.set(window, 'layoutShifts', found);
    const place = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join('/');
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, sources } of list.getEntries() as Shift[])
        if (!hadRecentInput)
          for (const { node, previousRect, currentRect } of sources)
            found.push(`${node?.textContent?.slice(0, 40)}: ${place(previousRect)} to ${place(currentRect)}`);
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What has moved since the page was opened: what it says, from where, to where. */
export function readLayoutShifts(page: Page): Promise<string[]> {
  return page.evaluate(() => Reflect.get(window, 'layoutShifts') as string[]);
}
