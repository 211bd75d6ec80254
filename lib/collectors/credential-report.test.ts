import { describe, expect, test } from 'vitest';
import { parseCredentialReport } from './credential-report.ts';
import { parseCsv } from './csv.ts';

describe('parseCsv', () => {
  test.each([
    ['', []],
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\uFEFFa,b\r\n1,\r\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      '"a,1","b ""q"" \n x"\n,\n',
      [
        ['a,1', 'b "q" \n x'],
        ['', ''],
      ],
    ],
    ['a\n\n"open', [['a'], ['open']]],
    ['"a"b,c', [['ab', 'c']]],
  ])('reads %j', (text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });
});

const keyColumns = (number: number): string[] =>
  ['active', 'last_rotated', 'last_used_date', 'last_used_region', 'last_used_service'].map(
    (name) => `access_key_${number}_${name}`,
  );
const header = ['user', 'arn', ...keyColumns(1), ...keyColumns(2)];
const none = ['false', 'N/A', 'N/A', 'N/A', 'N/A'];
const created = '2026-01-02T03:04:05+00:00';

function parse(rows: string[][], columns = header) {
  return parseCredentialReport([columns, ...rows].map((row) => row.join(',')).join('\n'));
}

describe('parseCredentialReport', () => {
  test.each([
    [
      'used',
      ['true', created, '2026-02-01T00:00:00+00:00', 'eu-west-1', 's3'],
      {
        isActive: true,
        isUseKnown: true,
        lastUsedRegion: 'eu-west-1',
        lastUsedService: 's3',
        lastUsedAt: new Date('2026-02-01T00:00:00Z'),
      },
    ],
    [
      'never used',
      ['true', created, 'N/A', 'N/A', 'N/A'],
      { isUseKnown: true, lastUsedAt: null, lastUsedService: null },
    ],
    [
      'of unknown use',
      ['true', created, 'no_information', 'not_supported', ''],
      { isUseKnown: false, lastUsedAt: null, lastUsedRegion: null },
    ],
    ['inactive', ['false', created, 'N/A', 'N/A', 'N/A'], { isActive: false, createdAt: new Date(created) }],
    ['of unknown age', ['TRUE', 'N/A', 'N/A', 'N/A', 'N/A'], { isActive: true, createdAt: null }],
    ['not there', none, null],
  ])('a key %s', (_, columns, expected) => {
    const { report, issues } = parse([['ann', 'arn', ...none, ...columns]]);
    expect(issues).toEqual([]);
    const key = report?.users.get('ann')?.keys[1];
    if (expected === null) expect(key).toBeNull();
    else expect(key).toMatchObject(expected);
  });

  test('reads by header, whatever the order and whatever is new', () => {
    const columns = ['new', ...header.toReversed()];
    const row = ['x', ...['ann', 'arn', 'true', created, 'N/A', 'N/A', 'N/A', ...none].toReversed()];
    expect(parse([row], columns).report?.users.get('ann')?.keys[0]?.createdAt).toEqual(new Date(created));
  });

  test('takes odd names, and root apart', () => {
    const root = ['<root_account>', 'arn', 'true', created, 'N/A', 'N/A', 'N/A', ...none];
    const { report } = parse([
      root,
      ['"o,d=d@x+_-"', 'arn', ...none, ...none],
      ['__proto__', 'arn', ...none, ...none],
    ]);
    expect([...(report?.users.keys() ?? [])]).toEqual(['o,d=d@x+_-', '__proto__']);
    expect(report?.root?.keys[0]?.isActive).toBe(true);
  });

  test('a lacking column and a short line are said', () => {
    const lacking = parse(
      [['ann', 'arn', ...none.slice(2), ...none]],
      header.filter((name) => !/1_(active|last_rotated)/.test(name)),
    );
    expect(lacking.report).toBeNull();
    expect(lacking.issues[0]?.message).toContain('access_key_1_active, access_key_1_last_rotated');
    const withoutUse = parse(
      [['ann', 'arn', 'true', created]],
      [
        'user',
        'arn',
        'access_key_1_active',
        'access_key_1_last_rotated',
        'access_key_2_active',
        'access_key_2_last_rotated',
      ],
    );
    expect(withoutUse.issues.length).toBeGreaterThan(0);
    const short = parse([['ann'], ['bob', 'arn', ...none, ...none]]);
    expect(short.issues[0]?.message).toContain('line 2');
    expect([...(short.report?.users.keys() ?? [])]).toEqual(['bob']);
    expect(parseCredentialReport('<html>').report).toBeNull();
  });
});
