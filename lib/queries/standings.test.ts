import { expect, it } from 'vitest';
import type { Scope } from './span.ts';
import { standingsParams } from './standings.ts';

const now = new Date('2026-11-26T09:30:00Z');
const nothing: Scope = {
  ...{ range: '7d', from: null, to: null, at: null },
  ...{ account: null, region: null, owner: null },
};
const view = { by: 'owner', sort: 'coverage', limit: 8, since: '2026-10-01' } as const;

it.each([
  [{}, '2026-11-26'],
  [{ at: '2026-10-07' }, '2026-10-07'],
  [{ at: '2026-10-07T12:00:00Z' }, '2026-10-07T12:00:00Z'],
  [{ from: '2026-10-01', to: '2026-10-10', at: '2026-10-07' }, '2026-10-10'],
])('standings of %j end as the other figures do, at %s', (more, to) => {
  expect(standingsParams({ ...nothing, ...more }, view, now).to).toBe(to);
});
