import { places } from '#components/frame/places.ts';
import { atMost, type Figure } from '../figure.ts';
import { type Visit, worstMedian, worstVisit } from './worst-page.ts';

const goalMs = 100;
const rounds = 5;
const gauge = /^rolecall_web_event_loop_delay_seconds (\S+)$/m;

/** The most that a page asks for, beside the pages as they open at first. */
const heaviest = [
  ...['/?range=1y&by=owner&interval=day', '/instances?sort=-createdAt', '/findings?state=all'],
  ...['/api/v1/instances?limit=500', '/api/v1/findings?limit=500', '/api/v1/collections?limit=500'],
];

/** For how long the web process answers nobody while it answers the heaviest pages, one after the other. */
export async function measureServerDelay(url: string): Promise<Figure> {
  const paths = [...places.map(({ href }) => href), ...heaviest];
  const found: Visit[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const path of paths) {
      const ms = await delayOf(url, path);
      // The first round compiles and connects.
      if (round > 0) found.push({ path, ms });
    }
  }
  const [worst, longest] = [worstMedian(found), worstVisit(found)];
  return atMost({
    name: 'longest that the web process answers nobody',
    ...{ measured: worst.ms, goal: goalMs, unit: 'ms' },
    detail: `median of ${rounds} rounds, the worst of ${paths.length} addresses, ${worst.path}; once ${longest.ms.toFixed(0)} ms, for ${longest.path}`,
  });
}

async function delayOf(url: string, path: string): Promise<number> {
  await longestDelayMs(url);
  const answer = await fetch(new URL(path, url), { headers: { 'sec-fetch-dest': 'document' } });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  await answer.arrayBuffer();
  return longestDelayMs(url);
}

/** Since the last time that it was asked. */
async function longestDelayMs(url: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(gauge.exec(text)?.[1]) * 1000;
}
