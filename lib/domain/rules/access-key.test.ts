import { describe, expect, test } from 'vitest';
import { defaultSettings } from '#lib/domain/settings.ts';
import { keyOld } from './key-old.ts';
import { keyRoot } from './key-root.ts';
import { keyUnused } from './key-unused.ts';
import { accessKeyWith, accountId, ago, at, draftOf } from './testing/subjects.ts';

type Fields = Parameters<typeof accessKeyWith>[0];

const { thresholds } = defaultSettings;
const subject = (fields: Fields) => ({ accountId, key: accessKeyWith(fields), at, thresholds });

function severityOf(verdict: ReturnType<typeof keyOld>) {
  return verdict === null || verdict === 'unknown' ? verdict : verdict.severity;
}

describe('key-old', () => {
  test.each<[string, Fields, string | null]>([
    ['90 days', { createdAt: ago(91, -1) }, null],
    ['91 days', { createdAt: ago(91) }, 'medium'],
    ['365 days', { createdAt: ago(366, -1) }, 'medium'],
    ['366 days', { createdAt: ago(366) }, 'high'],
    ['unknown age', { createdAt: null }, 'unknown'],
    ['inactive', { createdAt: ago(900), isActive: false }, null],
    ['inactive, unknown age', { createdAt: null, isActive: false }, null],
  ])('%s', (_, fields, severity) => {
    expect(severityOf(keyOld(subject(fields)))).toBe(severity);
  });

  test('follows the settings', () => {
    const strict = { ...subject({ createdAt: ago(11) }), thresholds: { ...thresholds, keyOldDays: 10 } };
    expect(draftOf(keyOld(strict)).title).toContain('more than 10 days');
  });
});

describe('key-unused', () => {
  test.each<[string, Fields, string | null]>([
    ['used 45 days ago', { lastUsedAt: ago(46, -1) }, null],
    ['used 46 days ago', { lastUsedAt: ago(46) }, 'medium'],
    ['never used, in its grace', { lastUsedAt: null, createdAt: ago(8, -1) }, null],
    ['never used, past it', { lastUsedAt: null, createdAt: ago(8) }, 'medium'],
    ['never used, unknown age', { lastUsedAt: null, createdAt: null }, 'unknown'],
    ['used, unknown age', { lastUsedAt: ago(46), createdAt: null }, 'medium'],
    ['unknown use', { lastUsedAt: null, isUseKnown: false, createdAt: ago(900) }, 'unknown'],
    ['inactive', { lastUsedAt: null, createdAt: ago(900), isActive: false }, null],
  ])('%s', (_, fields, severity) => {
    expect(severityOf(keyUnused(subject(fields)))).toBe(severity);
  });

  test('the title tells never used from unused', () => {
    expect(draftOf(keyUnused(subject({ lastUsedAt: null }))).title).toContain('was never used');
    expect(draftOf(keyUnused(subject({ lastUsedAt: ago(99) }))).title).toContain('more than 45 days');
  });
});

describe('key-root', () => {
  test.each<[string, Fields, string | null]>([
    ['active', { isRoot: true, accessKeyId: 'root/1' }, 'critical'],
    ['inactive', { isRoot: true, accessKeyId: 'root/2', isActive: false }, 'critical'],
    ['of a user', {}, null],
  ])('%s', (_, fields, severity) => {
    expect(severityOf(keyRoot(subject(fields)))).toBe(severity);
  });
});

test('titles show the key masked; the evidence holds its id, and nothing that ages by itself', () => {
  const draft = draftOf(keyOld(subject({ createdAt: ago(100) })));
  expect(draft).toMatchObject({
    region: 'global',
    resourceKind: 'access-key',
    resourceId: 'AKIAQYLPMN5HABCDWXYZ',
    title: 'The access key of deploy (AKIA************WXYZ) is more than 90 days old',
    evidence: { accessKeyId: 'AKIAQYLPMN5HABCDWXYZ', userName: 'deploy', accountId },
  });
  const later = { ...subject({ createdAt: ago(100) }), at: new Date(at.getTime() + 86_400_000) };
  expect(keyOld(later)).toEqual(draft);
});
