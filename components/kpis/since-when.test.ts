import { expect, it } from 'vitest';
import type { Scope } from '#lib/queries/span.ts';
import { sinceWhen } from './since-when.ts';

const now = new Date('2026-11-26T12:00:00Z');
const scope: Scope = {
  ...{ account: null, region: null, owner: null },
  ...{ range: '30d', from: null, to: null, at: null },
};

it.each<[Partial<Scope>, string]>([
  [{}, '30 days ago'],
  [{ from: '2026-11-20', to: '2026-11-26' }, '7 days ago'],
  [{ from: '2026-11-08', to: '2026-11-18' }, 'before 8 Nov'],
  [{ at: '2026-11-26' }, '30 days ago'],
  [{ at: '2026-10-01' }, '30 days earlier'],
])('a span of %j is compared with the figures %s', (asked, since) => {
  expect(sinceWhen({ ...scope, ...asked }, now)).toBe(since);
});
