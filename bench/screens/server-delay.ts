import { places } from '#components/frame/places.ts';
import { atMost, type Figure } from '../figure.ts';

const goalMs = 100;
const rounds = 3;
const gauge = /^rolecall_web_event_loop_delay_seconds (\S+)$/m;

/** The most that a page asks for, beside the pages as they open at first. */
const heaviest = [
  ...['/?range=1y&by=owner&interval=day', '/instances?sort=-createdAt', '/findings?state=all'],
  ...['/api/v1/instances?limit=500', '/api/v1/findings?limit=500', '/api/v1/collections?limit=500'],
];

/** For how long the web process answers nobody while it answers the heaviest pages, one after the other. */
export async function measureServerDelay(url: string): Promise<Figure> {
  const worst = { path: '', ms: 0 };
  for (let round = 0; round <= rounds; round++) {
    for (const path of [...places.map(({ href }) => href), ...heaviest]) {
      await longestDelayMs(url);
      const answer = await fetch(new URL(path, url), { headers: { 'sec-fetch-dest': 'document' } });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
      await answer.arrayBuffer();
      const ms = await longestDelayMs(url);
      // The first round compiles and connects.
      if (round > 0 && ms > worst.ms) Object.assign(worst, { path, ms });
    }
  }
  return atMost({
    name: 'longest that the web process answers nobody',
    ...{ measured: worst.ms, goal: goalMs, unit: 'ms' },
    detail: `while it answered ${worst.path}; of ${rounds} rounds`,
  });
}

/** Since the last time that it was asked. */
async function longestDelayMs(url: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(gauge.exec(text)?.[1]) * 1000;
}
