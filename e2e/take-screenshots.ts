// Takes the pictures of the README from a demo: `npm run docs:screenshots`. ROLECALL_E2E_URL names one that runs already.
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import config from '../playwright.config.ts';
import { startDemo } from './demo-server.ts';

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
const viewport = { width: 1440, height: 1010 };

async function takeScreenshots(url: string): Promise<void> {
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
      await page.goto(`${url}/?range=90d`);
      // The charts have taken the place of their drawings once they answer to the pointer.
      await page.locator('.recharts-surface').nth(3).waitFor();
      await page.screenshot({ path: `${folder}overview-${colorScheme}.png` });
    }
  } finally {
    await browser.close();
  }
}

const running = process.env.ROLECALL_E2E_URL;
if (running) {
  await takeScreenshots(running);
} else {
  const demo = await startDemo();
  try {
    await takeScreenshots(demo.url);
  } finally {
    await demo.stop();
  }
}
