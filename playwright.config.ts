import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './e2e/chromium.ts';

const executablePath = findChromium();
if (executablePath === null) {
  throw new Error(
    'No Chromium: run `npx playwright install chromium`, or install the system package chromium.',
  );
}
const isRoot = process.getuid?.() === 0;

/** What has a demo of its own. */
const apart = 'time-passes.spec.ts';

/** What changes nothing in the demo that serves all other tests. */
const harmless = ['pages', 'frame', 'overview-access', 'print', 'security'].map((name) => `${name}.spec.ts`);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/global-setup.ts',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // One demo serves all tests. Some start collections in it, so the tasks go one after the other; beside them goes what is harmless.
  workers: 2,
  projects: [
    { name: 'apart', testMatch: apart },
    { name: 'tasks', testIgnore: [...harmless, apart], workers: 1 },
    { name: 'beside', testMatch: harmless, fullyParallel: true },
  ],
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 1000 },
    // Its snapshots of the page tell more than a film, which costs a browser without a graphics card much.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      executablePath,
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
});
