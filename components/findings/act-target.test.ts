import { expect, test } from 'vitest';
import { bulkRequest, isTooMany, sizeOf, targetOf } from './act-target.ts';
import { nothing, toggled, withRange } from './selection.ts';

const query = { query: 'filter=owner+%3D+payments', count: 1_248 };
const [current, other] = [
  { id: 'a', revision: 3 },
  { id: 'b', revision: 0 },
];

test('keys act on what is chosen, else on the finding that one is at', () => {
  expect(targetOf(nothing, undefined, query)).toBeNull();
  expect(targetOf(nothing, current, query)).toEqual({ kind: 'one', finding: current });
  expect(targetOf(toggled(nothing, other), current, query)).toEqual({ kind: 'some', findings: [other] });
  expect(targetOf({ kind: 'all' }, current, query)).toEqual({ kind: 'all', ...query });
});

test('an act on many names them as they were seen, or the query and how many match', () => {
  const act = { kind: 'acknowledge' } as const;
  const some = { kind: 'some', findings: [current, other] } as const;
  expect(bulkRequest(some, act)).toEqual({ act, findings: [current, other] });
  expect(bulkRequest({ kind: 'all', ...query }, act)).toEqual({ act, ...query });
  expect([sizeOf(some), sizeOf({ kind: 'all', ...query }), sizeOf({ kind: 'one', finding: other })]).toEqual([
    2, 1_248, 1,
  ]);
});

test.each([
  [10_000, false],
  [10_001, true],
])('%i that were chosen one by one are taken whole, or not at all: %s', (count, isRefused) => {
  const chosen = withRange(
    nothing,
    Array.from({ length: count }, (_, n) => ({ id: `f${n}`, revision: n })),
  );
  const target = targetOf(chosen, undefined, query);
  expect(target && [sizeOf(target), isTooMany(target)]).toEqual([count, isRefused]);
});
