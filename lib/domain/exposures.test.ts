import { describe, expect, test } from 'vitest';
import { exposureSeverity, keyLife, keyLifeNote } from './exposures.ts';

describe('keyLife', () => {
  const known = {
    accessKeyId: 'AKIAQYLPMN5HABCDWXYZ',
    keyAccountId: '123456789012',
    isMonitored: true,
  } as const;

  test.each([
    ['listed active', { ...known, status: 'active' }, 'active'],
    ['listed inactive', { ...known, status: 'inactive' }, 'inactive'],
    ['not listed by its monitored account', { ...known, status: 'absent' }, 'deleted'],
    ['perhaps newer than the last listing', { ...known, status: 'unseen' }, 'unknown'],
    [
      'perhaps newer, of an account that is not monitored',
      { ...known, isMonitored: false, status: 'unseen' },
      'unmonitored',
    ],
    [
      'of an account that is not monitored',
      { ...known, isMonitored: false, status: 'absent' },
      'unmonitored',
    ],
    [
      'of the old generation, listed',
      { ...known, keyAccountId: null, isMonitored: false, status: 'active' },
      'active',
    ],
    [
      'of the old generation, not listed',
      { ...known, keyAccountId: null, isMonitored: false, status: 'absent' },
      'unknown',
    ],
    [
      'of no account, in whatever is monitored',
      { ...known, keyAccountId: null, status: 'absent' },
      'unknown',
    ],
    ['without an id', { ...known, accessKeyId: null, status: 'absent' }, 'unknown'],
    [
      'temporary, which is never listed',
      { ...known, accessKeyId: 'ASIAQYLPMN5HABCDWXYZ', status: 'absent' },
      'unknown',
    ],
  ] as const)('%s', (_, input, life) => {
    expect(keyLife(input)).toBe(life);
  });
});

describe('exposureSeverity', () => {
  test.each([
    ['access-key-pair', 'sure', ['critical', 'medium', 'low', 'high', 'high']],
    ['access-key-id', 'lead', ['high', 'medium', 'low', 'high', 'high']],
    ['secret-access-key', 'lead', ['high', 'medium', 'low', 'high', 'high']],
    ['bedrock-api-key', 'sure', ['critical', 'medium', 'low', 'high', 'high']],
    ['session-credentials', 'sure', ['medium', 'medium', 'medium', 'medium', 'medium']],
  ] as const)(
    '%s (%s), active, inactive, deleted, unmonitored, unknown: %o',
    (kind, confidence, expected) => {
      const lives = ['active', 'inactive', 'deleted', 'unmonitored', 'unknown'] as const;
      expect(lives.map((life) => exposureSeverity({ kind, confidence }, life))).toEqual(expected);
    },
  );
});

describe('keyLifeNote', () => {
  test('says so where the account is not monitored', () => {
    const note = keyLifeNote({ kind: 'access-key-pair', keyAccountId: '210987654321' }, 'unmonitored');
    expect(note).toContain('210987654321');
    expect(note).toContain('not monitored');
  });

  test('says of every life something else', () => {
    const lives = ['active', 'inactive', 'deleted', 'unmonitored', 'unknown'] as const;
    const notes = lives.map((life) => keyLifeNote({ kind: 'access-key-pair', keyAccountId: '1' }, life));
    expect(new Set(notes).size).toBe(lives.length);
    expect(keyLifeNote({ kind: 'session-credentials', keyAccountId: null }, 'unknown')).toContain('expire');
  });
});
