import type { Browser } from '@playwright/test';
import { build } from 'vite';
import { median } from '#lib/domain/statistics.ts';
import { projectRoot } from '#lib/supervisor/project-root.ts';
import { atMost, type Figure } from '../figure.ts';
import { yearSize } from '../year-of-lines.ts';
import { openPage } from './open-page.ts';

const goalMs = 50;
const rounds = 15;
const warmUps = 3;

/** How long a browser takes to draw a year of ten lines by Recharts. */
export async function measureDrawing(browser: Browser): Promise<Figure> {
  const page = await openPage(browser);
  await page.addScriptTag({ content: await bundle() });
  const times: number[] = [];
  for (let round = -warmUps; round < rounds; round++) {
    const ms = await page.evaluate(() => (Reflect.get(window, 'drawChart') as () => Promise<number>)());
    if (round >= 0) times.push(ms);
    await page.waitForTimeout(50);
  }
  await page.close();
  return atMost({
    name: `Recharts draws ${yearSize.points} x ${yearSize.lines} points`,
    ...{ measured: median(times) ?? Number.NaN, goal: goalMs, unit: 'ms' },
    detail: `median of ${rounds}; the slowest ${Math.round(Math.max(...times))} ms`,
  });
}

/** The chart of the screens as one script, as the production build would make it. */
async function bundle(): Promise<string> {
  const built = await build({
    ...{ root: projectRoot, configFile: false, logLevel: 'error', css: { postcss: {} } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ...{ write: false, minify: true, target: 'chrome123' },
      lib: { entry: 'bench/screens/chart-page.tsx', formats: ['iife'], name: 'chartPage' },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('The chart was not built.');
  return output.output[0].code;
}
