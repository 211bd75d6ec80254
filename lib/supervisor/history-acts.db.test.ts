import { beforeAll, expect, test } from 'vitest';
import { findingRow, hour, insertEstate } from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { Context } from '#lib/services/context.ts';
import { listMutes } from '#lib/services/list-mutes.ts';
import { actInHistory } from './history-acts.ts';

const { db } = useTestDatabase();

beforeAll(async () => {
  await insertEstate(db, [1]);
  const key = { ruleId: 'key-old', resourceKind: 'access-key', region: 'global' };
  await db.finding.createMany({
    data: [findingRow('old', { ...key, resourceId: 'AKIAQQQQQQQQQQQQAAAA' }), findingRow('bare')],
  });
});

test('old keys are muted a month into the history, and back twenty days later by its clock', async () => {
  const startsAt = hour(0);
  const course: string[] = [];
  for (const day of [0, 29, 30, 49, 50, 51]) {
    const now = hour(day * 24 + 1);
    const actor = { kind: 'system', name: 'demo' } as const;
    const ctx: Context = { actor, visibleAccounts: 'all', db, settings: defaultSettings, now };
    await actInHistory(ctx, startsAt, hour(90 * 24));
    const states = await db.finding.findMany({ orderBy: { fingerprint: 'asc' }, select: { state: true } });
    course.push(`${day}: ${states.map(({ state }) => state).join(' ')}`);
    if (day === 51) {
      const { data } = await listMutes({ ctx, input: { limit: 50, state: 'ended' } });
      expect(data).toMatchObject([
        { createdBy: 'ada', endedBy: null, endedAt: hour(50 * 24 + 1).toISOString() },
      ]);
    }
  }
  expect(course).toEqual([
    ...[
      '0: open open',
      '29: open open',
      '30: open muted',
      '49: open muted',
      '50: open open',
      '51: open open',
    ],
  ]);
});
