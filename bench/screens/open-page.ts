import type { Browser, Page } from '@playwright/test';

/** A page of the size of a usual screen. */
export function openPage(browser: Browser): Promise<Page> {
  return browser.newPage({ viewport: { width: 1440, height: 1000 } });
}
