import { expect, it } from 'vitest';
import type { Annotations } from '#lib/api/schemas.ts';
import { toEntries } from './annotation-marks.ts';

const at = '2026-11-03T10:00:00.000Z';
const place = (region: string) => ({ accountId: '1', region });
const annotations: Annotations = {
  ...{ from: at, to: at, omitted: 0 },
  gaps: [
    { firstDay: '2026-11-01', lastDay: '2026-11-02', unseen: [place('a')], partlySeen: [] },
    {
      ...{ firstDay: '2026-11-05', lastDay: '2026-11-05' },
      unseen: [place('a'), place('b')],
      partlySeen: [place('c'), place('d'), place('e')],
    },
  ],
  settingsChanges: [{ day: '2026-11-03', at, keys: ['accounts', 'targets.mttrHours'] }],
  notes: [
    {
      ...{ id: 'n', day: '2026-11-04', accountId: null, text: '<b>audit</b>', author: 'x' },
      ...{ createdAt: at, updatedAt: at },
    },
  ],
};

it('tells what happened, newest first', () => {
  const entries = toEntries(annotations, (id) => `account ${id}`);
  expect(entries.map(({ kind, when, label }) => [kind, when, label])).toEqual([
    [
      'gap',
      '5 Nov',
      '2 places not collected, 3 places collected in part: account 1 / a, account 1 / b, account 1 / c and 2 more',
    ],
    ['note', '4 Nov', '<b>audit</b>'],
    ['settings', '3 Nov', 'Changed: accounts, targets.mttrHours'],
    ['gap', '1 Nov – 2 Nov', '1 place not collected: account 1 / a'],
  ]);
  expect(new Set(entries.map(({ key }) => key)).size).toBe(4);
  expect(entries[1]?.note?.id).toBe('n');
});
