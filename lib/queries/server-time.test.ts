import { expect, test, vi } from 'vitest';
import { clockError, followServer, onServerTime, serverNow, serverTimeOf } from './server-time.ts';

test.each([
  ['the clocks agree', 150, 100, 200, 0],
  ['an answer that took long proves nothing', 101, 100, 9_000, 0],
  ['the server is ahead', 500, 100, 200, 300],
  ['the server is behind', 40, 100, 200, -60],
])('%s', (_, said, asked, answered, error) => expect(clockError(said, asked, answered)).toBe(error));

test('the browser follows the server, however wrong its own clock is', () => {
  vi.useFakeTimers({ now: new Date('2026-11-26T12:00:00Z') });
  const told = vi.fn();
  const end = onServerTime(told);
  followServer('2026-12-03T12:00:01.000Z', Date.now() - 50);
  expect(serverNow()).toEqual(new Date('2026-12-03T12:00:01Z'));
  vi.advanceTimersByTime(2_000);
  followServer('2026-12-03T12:00:02.990Z', Date.now() - 50);
  expect(serverNow()).toEqual(new Date('2026-12-03T12:00:03Z'));
  followServer('no time', Date.now());
  expect(told).toHaveBeenCalledTimes(1);
  end();
  followServer('2026-11-26T12:00:02.000Z', Date.now());
  expect([serverNow(), serverTimeOf(0)]).toEqual([new Date('2026-11-26T12:00:02Z'), new Date(0)]);
  expect(told).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});
