// Makes sure that there is a Chromium for the browser tests: where the machine has none, Playwright downloads its own.
import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';

const longestMs = 5 * 60_000;

if (findChromium() === null) {
  console.log('There is no Chromium on this machine: Playwright downloads one.');
  const isRoot = process.getuid?.() === 0;
  spawnSync('playwright', ['install', ...(isRoot ? ['--with-deps'] : []), 'chromium'], {
    stdio: 'inherit',
    timeout: longestMs,
  });
}
if (findChromium() === null) {
  console.error(
    'No Chromium could be had. Install the system package chromium, or Chrome, and run the tests again.',
  );
  process.exit(1);
}
