import { describe, expect, test } from 'vitest';
import { noPlaces } from '#lib/domain/key-retirement.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { ruleOf } from './index.ts';
import { keyActiveAfterMigration } from './key-active-after-migration.ts';
import { keyInactiveNotDeleted } from './key-inactive-not-deleted.ts';
import { keyOld } from './key-old.ts';
import { keyRoot } from './key-root.ts';
import { keySecondActive } from './key-second-active.ts';
import { keyUnused } from './key-unused.ts';
import { accessKeyWith, accountId, ago, at, draftOf } from './testing/subjects.ts';

type Fields = Parameters<typeof accessKeyWith>[0];

const { thresholds } = defaultSettings;
const subject = (fields: Fields, others: Fields[] = []) => ({
  ...{ accountId, key: accessKeyWith(fields), others: others.map(accessKeyWith), at, thresholds },
  places: noPlaces,
});

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

describe('key-second-active', () => {
  const other = { accessKeyId: 'AKIAQYLPMN5HABCDZZZZ' };
  const old = { createdAt: ago(400) };
  const seen = (days: number, isAtFirst = false) => ({ status: { since: ago(days), isAtFirst } });
  test.each<[string, Fields, Fields[], string | null]>([
    ['the only key', old, [], null],
    ['a second one for 7 days', old, [{ ...other, createdAt: ago(8, -1) }], null],
    ['a second one for 8 days', old, [{ ...other, createdAt: ago(8) }], 'low'],
    ['it is the newer one', { createdAt: ago(8) }, [{ ...other, ...old }], null],
    ['both made at once: told once', old, [{ ...other, ...old }], 'low'],
    ['both made at once: of the other', { ...other, ...old }, [old], null],
    ['it is inactive', { ...old, isActive: false }, [{ ...other, createdAt: ago(90) }], null],
    ['the second is inactive', old, [{ ...other, createdAt: ago(90), isActive: false }], null],
    ['it was activated again 3 days ago', { ...old, ...seen(3) }, [{ ...other, createdAt: ago(90) }], null],
    ['the second was, 3 days ago', old, [{ ...other, createdAt: ago(90), ...seen(3) }], null],
    ['the second was, 9 days ago', old, [{ ...other, createdAt: ago(90), ...seen(9) }], 'low'],
    ['of unknown age, seen for 3 days', { createdAt: null, ...seen(3, true) }, [other], 'unknown'],
    ['of unknown age, seen for 9 days', { createdAt: null, ...seen(9, true) }, [other], 'low'],
  ])('%s', (_, fields, others, severity) => {
    expect(severityOf(keySecondActive(subject(fields, others)))).toBe(severity);
  });
});

describe('key-inactive-not-deleted', () => {
  const inactive = (days: number, isAtFirst = false, ms = 0) => ({
    ...{ isActive: false, createdAt: ago(400), status: { since: ago(days, ms), isAtFirst } },
  });
  test.each<[string, Fields, string | null]>([
    ['active', { createdAt: ago(400) }, null],
    ['for 29 days', inactive(30, false, -1), null],
    ['for 30 days', inactive(30), 'low'],
    ['since before it was first seen, 29 days ago', inactive(29, true), 'unknown'],
    ['since before it was first seen, 30 days ago', inactive(30, true), 'low'],
    ['since it was first seen, and made 20 days ago', { ...inactive(9, true), createdAt: ago(20) }, null],
    ['since it was first seen, and of unknown age', { ...inactive(9, true), createdAt: null }, 'unknown'],
    ['never used', { ...inactive(30), lastUsedAt: null }, 'low'],
  ])('%s', (_, fields, severity) => {
    expect(severityOf(keyInactiveNotDeleted(subject(fields)))).toBe(severity);
  });
});

describe('key-active-after-migration', () => {
  const migrated = { ...noPlaces, places: 2, doneAt: ago(3) };
  test.each<[string, Fields, Partial<typeof migrated>, string | null]>([
    ['found nowhere', {}, { places: 0 }, null],
    ['all that held it has a role', {}, migrated, 'high'],
    ['or is terminated', {}, { ...migrated, lost: 2 }, 'high'],
    ['one that holds it has none', {}, { ...migrated, needing: 1 }, null],
    ['of one that is not known', {}, { places: 2, unknown: 1 }, 'unknown'],
    ['it is inactive', { isActive: false }, migrated, null],
  ])('%s', (_, fields, places, severity) => {
    const all = { ...noPlaces, ...places };
    expect(severityOf(keyActiveAfterMigration({ ...subject(fields), places: all }))).toBe(severity);
  });
});

describe('traps of other tools', () => {
  const first = { accessKeyId: 'AKIAQYLPMN5HABCDAAAA', isActive: false, createdAt: ago(400) };

  test('a second key is looked at even when the first is inactive', () => {
    const second = subject({ createdAt: ago(200), lastUsedAt: null }, [first]);
    expect(severityOf(keyOld(second))).toBe('medium');
    expect(severityOf(keyUnused(second))).toBe('medium');
    expect(severityOf(keySecondActive(second))).toBe(null);
  });

  test('a key made with its user and never used is unused, password or not', () => {
    expect(severityOf(keyUnused(subject({ createdAt: ago(8), lastUsedAt: null })))).toBe('medium');
  });
});

test('the reference shows every piece of evidence that findings hold', () => {
  const inactive = { isActive: false, status: { since: ago(40), isAtFirst: false } };
  const drafts = [
    keyOld(subject({ createdAt: ago(400) })),
    keyUnused(subject({ lastUsedAt: ago(99) })),
    keyRoot(subject({ isRoot: true })),
    keySecondActive(subject({}, [{ createdAt: ago(9) }])),
    keyInactiveNotDeleted(subject(inactive)),
    keyActiveAfterMigration({ ...subject({}), places: { ...noPlaces, places: 1, doneAt: ago(1) } }),
  ].map(draftOf);
  for (const { ruleId, evidence } of drafts)
    expect(Object.keys(ruleOf(ruleId).example.evidence), ruleId).toEqual(Object.keys(evidence));
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
