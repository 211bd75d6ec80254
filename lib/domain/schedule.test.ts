import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDue, nextRun } from './schedule.ts';

const hourly = '0 * * * *';
const at = (time: string) => new Date(`2026-03-29T${time}Z`);

describe('isDue', () => {
  test.each<[string, string, Date | null, Date, boolean]>([
    ['never started', hourly, null, at('10:30:00'), true],
    ['an instant since', hourly, at('10:00:00'), at('11:00:00'), true],
    ['none since', hourly, at('10:00:00'), at('10:59:59.999'), false],
    ['started at the instant itself', hourly, at('11:00:00'), at('11:00:00'), false],
    ['started just before it', hourly, at('10:59:59.999'), at('11:00:00'), true],
    ['started just after it', hourly, at('11:00:00.001'), at('11:30:00'), false],
    ['many since', hourly, at('01:00:00'), at('23:30:00'), true],
    ['a clock that went back', hourly, at('12:00:00'), at('11:30:00'), false],
    ['UTC, though clocks change in Europe', '30 1 * * *', at('01:00:00'), at('01:30:00'), true],
    ['another day', '0 0 1 * *', at('01:00:00'), at('23:59:59'), false],
  ])('%s', (_, cron, lastStartedAt, now, expected) => {
    expect(isDue({ cron, lastStartedAt, now })).toBe(expected);
  });

  test('of every N minutes is whether a multiple of N lies after the start and not after now', () => {
    const minutes = fc.constantFrom(1, 5, 10, 15, 20, 30);
    const day = fc.nat(24 * 3600);
    fc.assert(
      fc.property(minutes, day, day, (every, started, now) => {
        const between = Math.floor(now / (every * 60)) > Math.floor(started / (every * 60));
        const input = {
          cron: `*/${every} * * * *`,
          lastStartedAt: new Date(started * 1000),
          now: new Date(now * 1000),
        };
        expect(isDue(input)).toBe(between);
      }),
    );
  });
});

describe('nextRun', () => {
  test.each([
    [hourly, at('10:00:00'), '2026-03-29T11:00:00.000Z'],
    [hourly, at('10:00:00.001'), '2026-03-29T11:00:00.000Z'],
    ['  10   *  * * *  ', at('10:10:00'), '2026-03-29T11:10:00.000Z'],
    ['0 0 29 2 *', at('00:00:00'), '2028-02-29T00:00:00.000Z'],
    ['0 6 * * MON', at('00:00:00'), '2026-03-30T06:00:00.000Z'],
  ])('of %s after %s', (cron, now, next) => {
    expect(nextRun(cron, now).toISOString()).toBe(next);
  });

  test.each([
    '',
    'hourly',
    '0 * * *',
    '0 0 * * * *',
    '60 * * * *',
    '0 25 * * *',
    'a b c d e',
    '0 0 31 2 *',
    '@hourly',
  ])('says what is wrong with "%s"', (cron) => {
    expect(() => nextRun(cron, at('00:00:00'))).toThrow(`"${cron}" is no cron expression`);
    expect(() => isDue({ cron, lastStartedAt: null, now: at('00:00:00') })).toThrow('is no cron expression');
  });
});
