import { afterEach, expect, test, vi } from 'vitest';
import { isServerThere } from './health.ts';

afterEach(() => vi.unstubAllGlobals());

const health = { live: true, ready: true, database: { state: 'ok' }, queue: { state: 'ok' } };

test.each([
  ['a server that is ready', Response.json(health), true],
  [
    'one on whose database no worker has run yet',
    Response.json({ ...health, ready: false, queue: { state: 'unavailable' } }, { status: 503 }),
    true,
  ],
  [
    'one without its database',
    Response.json({ ...health, ready: false, database: { state: 'unavailable' } }, { status: 503 }),
    false,
  ],
  ['a proxy', new Response('<h1>Bad gateway</h1>', { status: 502 }), false],
  ['nothing', null, false],
])('%s', async (_, answer, expected) => {
  vi.stubGlobal('fetch', async () => answer ?? Promise.reject(new TypeError('Failed to fetch')));
  expect(await isServerThere()).toBe(expected);
});
