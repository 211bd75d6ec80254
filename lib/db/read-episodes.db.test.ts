import { beforeAll, describe, expect, test } from 'vitest';
import { account, episodeRow, hour, otherAccount } from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { episodeTimes } from '#lib/domain/statistics.ts';
import { readEpisodeTimes } from './read-episodes.ts';

const all = { accounts: null, regions: null, owners: null };
const at = hour(100);
const justAfter = (hours: number) => new Date(hour(hours).getTime() + 7);

const { db } = useTestDatabase();

beforeAll(async () => {
  await db.episode.createMany({
    data: [
      episodeRow('i-1', { openedAt: justAfter(1), endedAt: justAfter(2), ending: 'role-attached' }),
      episodeRow('i-2', { openedAt: justAfter(3), endedAt: hour(4), ending: 'terminated' }),
      episodeRow('i-3', { openedAt: hour(5), endedAt: hour(6), ending: 'stopped', openAtStart: true }),
      episodeRow('i-4', {
        openedAt: hour(7),
        endedAt: hour(8),
        ending: 'exempted',
        accountId: otherAccount,
      }),
      episodeRow('i-5', { openedAt: hour(9) }),
      episodeRow('i-6', { openedAt: at, accountId: otherAccount }),
      episodeRow('i-7', { openedAt: justAfter(100) }),
    ],
  });
});

/** What the table holds, row by row. */
async function stored(where: object = {}) {
  return db.episode.findMany({
    where: { openedAt: { lte: at }, ...where },
    select: { openedAt: true, endedAt: true, ending: true, openAtStart: true },
    orderBy: { openedAt: 'asc' },
  });
}

describe('readEpisodeTimes', () => {
  test.each([true, false])('are those of the stored episodes; with those open at start: %s', async (both) => {
    const times = await readEpisodeTimes(db, { filter: all, at, includeOpenAtStart: both }, 'account_id', [
      account,
    ]);
    const rows = await stored({ accountId: account, ...(both ? {} : { openAtStart: false }) });
    expect([...times.keys()]).toEqual([account]);
    expect(toRows(times.get(account) ?? episodeTimes([]))).toEqual(
      toRows(episodeTimes(rows as Parameters<typeof episodeTimes>[0])),
    );
  });

  test('stay side by side where many rows are gathered by several processes', async () => {
    await db.$executeRaw`
      INSERT INTO episodes SELECT ${account}, 'us-east-1', 'i-' || n, '2020-01-01'::timestamptz + n * interval '1.037 s',
        'launch', false, '2020-01-02', '2020-01-01'::timestamptz + n * interval '3.111 s',
        (ARRAY['role-attached', 'stopped'])[1 + n % 2], 'team'
      FROM generate_series(1, 60000) n`;
    await db.$executeRaw`ANALYZE episodes`;
    const times = await readEpisodeTimes(db, { filter: all, at, includeOpenAtStart: true }, null, []);
    const rows = (await stored()) as Parameters<typeof episodeTimes>[0];
    expect(toRows(times.get(null) ?? episodeTimes([]))).toEqual(toRows(episodeTimes(rows)));
  });
});

function toRows({ opened, ended, endings }: ReturnType<typeof episodeTimes>) {
  return Array.from(opened, (openedMs, index) => [openedMs, ended[index], endings[index]] as const).sort(
    ([a], [b]) => a - b,
  );
}
