import { describe, expect, it } from 'vitest';
import { kpiPeriod, type Scope, spanDays, trendPeriod } from './span.ts';

const now = new Date('2026-11-26T09:30:00Z');
const nothing: Scope = {
  range: '7d',
  from: null,
  to: null,
  at: null,
  account: null,
  region: null,
  owner: null,
};
const scope = (more: Partial<Scope> = {}): Scope => ({ ...nothing, ...more });

describe('spanDays', () => {
  it.each([
    [scope({ range: '90d' }), 90],
    [scope({ from: '2026-11-01', to: '2026-11-01' }), 1],
    [scope({ from: '2026-02-01', to: '2026-03-01' }), 29],
  ])('%#', (span, days) => expect(spanDays(span)).toBe(days));
});

describe('kpiPeriod', () => {
  it('ends now, and the one before ends where it begins', () => {
    expect(kpiPeriod(scope(), 'current', now)).toEqual({ from: '2026-11-19T09:30:00.000Z' });
    expect(kpiPeriod(scope(), 'before', now)).toEqual({
      at: '2026-11-19T09:30:00.000Z',
      from: '2026-11-12T09:30:00.000Z',
    });
  });

  it('ends at the instant that is looked at', () => {
    const at = '2026-10-01T12:00:00Z';
    expect(kpiPeriod(scope({ at }), 'current', now)).toEqual({ at, from: '2026-09-24T12:00:00.000Z' });
  });

  it('covers the days of a custom span in whole', () => {
    expect(kpiPeriod(scope({ from: '2026-10-01', to: '2026-10-10' }), 'current', now)).toEqual({
      at: '2026-10-10',
      from: '2026-09-30T23:59:59.999Z',
    });
  });

  it('ends now where its last day is today', () => {
    expect(kpiPeriod(scope({ from: '2026-11-20', to: '2026-11-26' }), 'current', now).from).toBe(
      '2026-11-19T09:30:00.000Z',
    );
  });
});

describe('trendPeriod', () => {
  it.each([
    [scope(), { from: '2026-11-20', to: '2026-11-26', interval: 'day' }],
    [scope({ range: '1y' }), { from: '2025-11-27', to: '2026-11-26', interval: 'week' }],
    [scope({ at: '2026-10-07T00:00:00Z' }), { from: '2026-09-30', to: '2026-10-06', interval: 'day' }],
    [scope({ at: '2026-10-07T00:01:00Z' }), { from: '2026-10-01', to: '2026-10-07', interval: 'day' }],
    [scope({ at: '2026-10-07' }), { from: '2026-10-01', to: '2026-10-07', interval: 'day' }],
    [
      scope({ from: '2026-10-01', to: '2026-10-10' }),
      { from: '2026-10-01', to: '2026-10-10', interval: 'day' },
    ],
  ])('%#', (span, period) => expect(trendPeriod(span, now)).toEqual(period));
});
