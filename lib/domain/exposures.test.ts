import { describe, expect, test } from 'vitest';
import { exposureSeverity, keyLife, keyLifeNote } from './exposures.ts';

describe('keyLife', () => {
  const known = {
    accessKeyId: 'AKIAQYLPMN5HABCDWXYZ',
    keyAccountId: '123456789012',
    isMonitored: true,
    rootKeys: 'none',
  } as const;
  const unmonitored = { ...known, isMonitored: false } as const;
  const ofNoAccount = { ...known, keyAccountId: null } as const;

  test.each([
    ['listed active', { ...known, status: 'active' }, 'active'],
    ['listed inactive', { ...known, status: 'inactive' }, 'inactive'],
    ['listed once, and no more', { ...known, status: 'removed' }, 'deleted'],
    ['never listed by its monitored account', { ...known, status: 'absent' }, 'deleted'],
    ['perhaps newer than the last listing', { ...known, status: 'unseen' }, 'unknown'],
    [
      'perhaps newer, of an account that is not monitored',
      { ...unmonitored, status: 'unseen' },
      'unmonitored',
    ],
    ['of an account that is not monitored', { ...unmonitored, status: 'absent' }, 'unmonitored'],
    ['of an account that is monitored no more', { ...unmonitored, status: 'removed' }, 'unmonitored'],
    ['of the old generation, listed', { ...ofNoAccount, isMonitored: false, status: 'active' }, 'active'],
    [
      'of the old generation, not listed',
      { ...ofNoAccount, isMonitored: false, status: 'absent' },
      'unknown',
    ],
    ['of no account, in whatever is monitored', { ...ofNoAccount, status: 'absent' }, 'unknown'],
    ['without an id', { ...known, accessKeyId: null, status: 'absent' }, 'unknown'],
    [
      'never listed, where root has an active key',
      { ...known, rootKeys: 'active', status: 'absent' },
      'perhaps-root',
    ],
    [
      'never listed, where root has only inactive keys',
      { ...known, rootKeys: 'inactive', status: 'absent' },
      'perhaps-inactive-root',
    ],
    [
      "listed as a user's, whatever root has",
      { ...known, rootKeys: 'active', status: 'inactive' },
      'inactive',
    ],
    ["once a user's, whatever root has", { ...known, rootKeys: 'active', status: 'removed' }, 'deleted'],
    ['perhaps newer, whatever root has', { ...known, rootKeys: 'inactive', status: 'unseen' }, 'unknown'],
    [
      'of an account that is not monitored, whatever root had',
      { ...unmonitored, rootKeys: 'active', status: 'absent' },
      'unmonitored',
    ],
  ] as const)('%s', (_, input, life) => {
    expect(keyLife(input)).toBe(life);
  });

  test.each(['ASIA', 'ABIA', 'ACCA'])('%s, which no account lists', (prefix) => {
    const accessKeyId = `${prefix}QYLPMN5HABCDWXYZ`;
    for (const status of ['removed', 'absent', 'unseen'] as const) {
      expect(keyLife({ ...known, accessKeyId, status })).toBe('unknown');
    }
  });
});

const lives = [
  ...(['active', 'inactive', 'deleted', 'unmonitored', 'unknown'] as const),
  ...(['perhaps-root', 'perhaps-inactive-root'] as const),
];

describe('exposureSeverity', () => {
  test.each([
    ['access-key-pair', 'sure', ['critical', 'medium', 'low', 'high', 'high', 'high', 'medium']],
    ['access-key-id', 'lead', ['high', 'medium', 'low', 'high', 'high', 'high', 'medium']],
    ['secret-access-key', 'lead', ['high', 'medium', 'low', 'high', 'high', 'high', 'medium']],
    ['bedrock-api-key', 'sure', ['critical', 'medium', 'low', 'high', 'high', 'high', 'medium']],
    ['session-credentials', 'sure', Array(7).fill('medium')],
  ] as const)('%s (%s), by the life of its key: %o', (kind, confidence, expected) => {
    expect(lives.map((life) => exposureSeverity({ kind, confidence }, life))).toEqual(expected);
  });
});

describe('keyLifeNote', () => {
  test('says so where the account is not monitored', () => {
    const note = keyLifeNote({ kind: 'access-key-pair', keyAccountId: '210987654321' }, 'unmonitored');
    expect(note).toContain('210987654321');
    expect(note).toContain('not monitored');
  });

  test('says so where it may be a key of root', () => {
    for (const life of ['perhaps-root', 'perhaps-inactive-root'] as const) {
      const note = keyLifeNote({ kind: 'access-key-pair', keyAccountId: '210987654321' }, life);
      expect(note).toContain('No user of account 210987654321 has this key');
      expect(note).toContain('root user');
    }
  });

  test('says of every life something else', () => {
    const notes = lives.map((life) => keyLifeNote({ kind: 'access-key-pair', keyAccountId: '1' }, life));
    expect(new Set(notes).size).toBe(lives.length);
    expect(keyLifeNote({ kind: 'session-credentials', keyAccountId: null }, 'unknown')).toContain('expire');
  });
});
