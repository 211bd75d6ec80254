import { describe, expect, it } from 'vitest';
import { resolveView } from './resolve-view.ts';

const now = new Date('2026-11-26T12:00:00Z');
const usual = { interval: null, by: null, isCompared: false, since: null, against: 'yesterday' };

describe('resolveView', () => {
  it('shows all in one without parameters, and reads those that there are', () => {
    expect(resolveView({}, now)).toEqual({ view: usual, dropped: [] });
    const raw = { interval: 'month', by: 'owner', compare: 'before', since: '2026-11-01', against: 'start' };
    expect(resolveView(raw, now)).toEqual({
      view: { interval: 'month', by: 'owner', isCompared: true, since: '2026-11-01', against: 'start' },
      dropped: [],
    });
  });

  it.each([
    ['interval', 'hour'],
    ['by', '__proto__'],
    ['compare', 'yes'],
    ['since', '2026-02-30'],
    ['since', '2026-11-27'],
    ['since', '2001-01-01'],
    ['against', '1'],
  ])('drops %s=%s and says so', (name, value) => {
    expect(resolveView({ [name]: value }, now)).toEqual({ view: usual, dropped: [{ name, value }] });
  });
});
