import { expect, test } from 'vitest';
import { type ExemptionTerm, exemptSpans } from './exemptions.ts';

const hour = (hours: number) => new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000);
const term = (from: number, until: number | null, endedAt: number | null = null): ExemptionTerm => ({
  createdAt: hour(from),
  until: until === null ? null : hour(until),
  endedAt: endedAt === null ? null : hour(endedAt),
});

test.each<[string, ExemptionTerm[], [number, number | null][]]>([
  [
    'apart',
    [term(5, 6), term(1, 2)],
    [
      [1, 2],
      [5, 6],
    ],
  ],
  ['one in the other', [term(1, 6), term(2, 3)], [[1, 6]]],
  ['one after the other', [term(1, 3), term(3, 5)], [[1, 5]]],
  ['overlapping, the last without end', [term(1, 3), term(2, null), term(4, 5)], [[1, null]]],
  [
    'that end sooner by hand, or later than they were to',
    [term(1, 6, 2), term(3, 4, 5)],
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['never in force', [term(2, null, 2), term(4, 3)], []],
])('exemptions %s cover one period after the other', (_, terms, expected) => {
  const hours = ({ from, to }: { from: Date; to: Date | null }) =>
    [from, to].map((at) => at && (at.getTime() - hour(0).getTime()) / 3_600_000);
  expect(exemptSpans(terms).map(hours)).toEqual(expected);
});
