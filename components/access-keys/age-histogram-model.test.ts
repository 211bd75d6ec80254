import { expect, test } from 'vitest';
import type { AccessKeyStatistics } from '#lib/api/schemas.ts';
import { keyAges } from '#lib/domain/key-bands.ts';
import { ageHistogram } from './age-histogram-model.ts';

function statistics(
  counts: Partial<Record<(typeof keyAges)[number], [number, number]>>,
): AccessKeyStatistics {
  const ages = keyAges.map((age) => ({
    age,
    active: counts[age]?.[0] ?? 0,
    inactive: counts[age]?.[1] ?? 0,
  }));
  return {
    ...{ asOf: '2026-11-01T00:00:00Z', root: 0, lastUses: [], steps: [], owners: [], ownerCount: 0, ages },
    active: ages.reduce((sum, one) => sum + one.active, 0),
    inactive: ages.reduce((sum, one) => sum + one.inactive, 0),
  };
}

test('bars are shares of the tallest', () => {
  const { bars, summary } = ageHistogram(
    statistics({ '0-30': [1, 0], '91-120': [2, 2], 'over-730': [1234, 0] }),
  );
  expect(bars.map(({ activeShare, inactiveShare }) => [activeShare, inactiveShare])).toContainEqual([1, 0]);
  expect(bars).toHaveLength(keyAges.length - 1);
  expect(summary).toBe(
    'Access keys by age: 1,237 active and 2 inactive; 1,236 active ones are over 90 days old.',
  );
});

test.each([
  [{}, true, 9],
  [{ unknown: [0, 1] }, false, 10],
  [{ '61-90': [1_000_000_000, 0] }, false, 9],
] as const)('%j', (counts, isEmpty, bars) => {
  const shown = ageHistogram(statistics(counts as never));
  expect([shown.isEmpty, shown.bars.length]).toEqual([isEmpty, bars]);
  for (const { activeShare, inactiveShare } of shown.bars)
    expect(activeShare + inactiveShare).toBeLessThanOrEqual(1);
});
