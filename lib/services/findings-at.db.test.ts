import { beforeAll, describe, expect, test } from 'vitest';
import { findingsQuery } from '#lib/api/schemas.ts';
import { eventRows, findingRow, hour, insertEstate, region } from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { getFinding } from './get-finding.ts';
import { listFindings } from './list-findings.ts';

const { db } = useTestDatabase();
let ctx: Context;

// `back` opens at hour 1, is resolved at 3, comes back at 5; `worse` opens high at 2 and is critical from 4 on.
beforeAll(async () => {
  ctx = {
    ...{ actor: { kind: 'operator', name: 'test' }, visibleAccounts: 'all' },
    ...{ db, settings: defaultSettings, now: hour(8) },
  };
  await insertEstate(db, [1, 2, 3, 4, 5, 6, 7]);
  await db.finding.createMany({
    data: [
      findingRow('back', { openedAt: hour(1), severity: 'critical', reopened: 1, resourceId: 'i-back' }),
      findingRow('worse', {
        openedAt: hour(2),
        severity: 'critical',
        owner: 'search',
        resourceId: 'i-worse',
      }),
    ],
  });
  await db.findingEvent.createMany({
    data: [
      ...eventRows('back', [
        [1, 'opened'],
        [3, 'resolved'],
        [5, 'reopened'],
      ]).map((event) => ({ ...event, resolution: event.kind === 'resolved' ? 'role-attached' : null })),
      { ...eventRows('worse', [[2, 'opened']])[0], severity: 'high' },
      ...eventRows('worse', [[4, 'severity-changed']]),
    ] as never,
  });
});

async function list(at: Date | undefined, params: object = {}) {
  const input = findingsQuery.parse({ ...params, ...(at ? { at: at.toISOString() } : {}) });
  const { data, total } = await listFindings({ ctx, input });
  expect(total).toBe(data.length);
  return data.map(({ id, state, severity }) => `${id} ${state} ${severity}`);
}

describe('findings as they stood', () => {
  test.each<[number | null, object, string[]]>([
    [0.5, {}, []],
    [1, {}, ['back open critical']],
    [2.5, {}, ['back open critical', 'worse open high']],
    [3, {}, ['worse open high']],
    [3, { state: 'resolved' }, ['back resolved critical']],
    [4, { severity: 'high' }, []],
    [4, {}, ['worse open critical']],
    [5, {}, ['worse open critical', 'back open critical']],
    [5, { owner: 'search' }, ['worse open critical']],
    [5, { q: 'I-BACK' }, ['back open critical']],
    [null, {}, ['worse open critical', 'back open critical']],
  ])('at hour %s with %j', async (hours, params, expected) => {
    expect(await list(hours === null ? undefined : hour(hours), params)).toEqual(expected);
  });

  test('are counted on all pages', async () => {
    const input = findingsQuery.parse({ at: hour(5).toISOString(), limit: 1 });
    const first = await listFindings({ ctx, input });
    expect([first.data.length, first.total, first.nextCursor]).toEqual([1, 2, expect.any(String)]);
    const second = await listFindings({ ctx, input: { ...input, cursor: first.nextCursor ?? '' } });
    expect([second.data[0]?.id, second.nextCursor]).toEqual(['back', null]);
    // Counted once: what the first page found is handed on.
    expect(second.total).toBe(2);
  });

  test('not of a place that was not monitored any more', async () => {
    await db.scope.updateMany({ where: { region }, data: { retiredAt: hour(4.5) } });
    expect(await list(hour(5))).toEqual([]);
    expect(await list(hour(4))).toEqual(['worse open critical']);
    await db.scope.updateMany({ where: { region }, data: { retiredAt: null } });
  });
});

describe('one finding as it stood', () => {
  test.each([
    [2, 'open', null, 0, 1],
    [3, 'resolved', 'role-attached', 0, 2],
    [6, 'open', null, 1, 3],
  ])('at hour %s', async (hours, state, resolution, reopened, events) => {
    const finding = await getFinding({ ctx, input: { id: 'back', at: hour(hours) } });
    expect([finding.state, finding.resolution, finding.reopened, finding.events.length]).toEqual([
      ...[state, resolution, reopened, events],
    ]);
  });

  test('was none before it opened', async () => {
    await expect(getFinding({ ctx, input: { id: 'back', at: hour(0) } })).rejects.toThrow('back');
  });
});
