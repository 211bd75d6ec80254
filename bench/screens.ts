import { chromium } from '@playwright/test';
import config from '../playwright.config.ts';
import type { Figure } from './figure.ts';
import { seedReads } from './reads/seed.ts';
import { seedFindings } from './reads/seed-findings.ts';
import { measureBlocking } from './screens/blocking.ts';
import { measureDrawing } from './screens/drawing.ts';
import { measureBytes, measureShifts } from './screens/loading.ts';
import { measureNavigation } from './screens/navigation.ts';
import { measureScroll } from './screens/scrolling.ts';
import { measureServerDelay } from './screens/server-delay.ts';
import { startWeb } from './screens/web.ts';
import type { World } from './world.ts';

/** What the dashboard costs a browser, on an estate of 100,000 instances and 150,000 findings. */
export async function run(world: World): Promise<Figure[]> {
  const databaseUrl = await world.createDatabase('screens');
  await seedReads(databaseUrl, world.log);
  await seedFindings(databaseUrl, 150_000);
  const web = await startWeb(databaseUrl, world);
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    return [
      ...(await measureBytes(web.url)),
      await measureShifts(browser, web.url),
      await measureNavigation(browser, web.url),
      await measureScroll(browser, web.url, { path: '/instances', name: 'Instances' }),
      await measureScroll(browser, web.url, { path: '/findings', name: 'Findings' }),
      await measureDrawing(browser),
      ...(await measureBlocking(browser, web.url)),
      await measureServerDelay(web.url),
    ];
  } finally {
    await browser.close();
    await web.stop();
  }
}
