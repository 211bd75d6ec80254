import { describe, expect, test } from 'vitest';
import { type Change, change, changedEntries, historyOf, mergedHistory } from './history.ts';
import { type ComparedKey, keyChanges } from './key-history.ts';
import { type ComparedRole, roleChanges } from './role-history.ts';
import { type ComparedTemplate, templateChanges } from './template-history.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const version = (from: number, to: number | null, value = '') => ({
  validFrom: day(from),
  validTo: to === null ? null : day(to),
  value,
});
type Version = ReturnType<typeof version>;
const compare = (before: Version, after: Version): Change<'became'>[] =>
  before.value === after.value ? [] : [change('became', { subject: after.value })];

describe('what happened to a resource', () => {
  test.each<[string, Version[], boolean, [number, string][]]>([
    ['nothing', [], true, []],
    ['it appeared', [version(1, null)], true, [[1, 'appeared']]],
    [
      'it changed',
      [version(3, null, 'b'), version(1, 3, 'a')],
      true,
      [
        [3, 'became'],
        [1, 'appeared'],
      ],
    ],
    [
      'it went',
      [version(1, 3)],
      true,
      [
        [3, 'gone'],
        [1, 'appeared'],
      ],
    ],
    [
      'it went and came back',
      [version(5, null, 'b'), version(1, 3, 'a')],
      true,
      [
        [5, 'appeared'],
        [3, 'gone'],
        [1, 'appeared'],
      ],
    ],
    ['older versions were left out', [version(3, null, 'b'), version(1, 3, 'a')], false, [[3, 'became']]],
    ['a version that changed nothing', [version(3, null), version(1, 3)], true, [[1, 'appeared']]],
  ])('%s', (_, versions, isWhole, expected) => {
    const entries = historyOf(versions, compare, isWhole);
    expect(entries.map(({ at, changes }) => [at.getUTCDate(), changes[0]?.kind])).toEqual(expected);
  });
});

test('what happened at one instant stands together', () => {
  const entries = [
    { at: day(1), changes: [change('a')] },
    { at: day(2), changes: [change('b')] },
    { at: day(1), changes: [change('c'), change('d')] },
  ];
  expect(mergedHistory(entries).map(({ at, changes }) => [at, changes.map(({ kind }) => kind)])).toEqual([
    [day(2), ['b']],
    [day(1), ['a', 'c', 'd']],
  ]);
});

const tagKinds = { added: 'added', removed: 'removed', changed: 'changed' } as const;

test('entries are compared key by key, whatever they are called', () => {
  expect(changedEntries({ a: '1', b: '2', c: '3' }, { b: '2', c: '4', toString: '5' }, tagKinds)).toEqual([
    change('removed', { subject: 'a', before: '1' }),
    change('changed', { subject: 'c', before: '3', after: '4' }),
    change('added', { subject: 'toString', after: '5' }),
  ]);
});

const role: ComparedRole = {
  ...{ attachedPolicyArns: ['arn:a'], inlinePolicies: { own: { Statement: [] } }, trustPolicy: { a: 1 } },
  ...{ ec2Assumable: true, permissionsBoundary: null, owner: 'payments', tags: { owner: 'payments' } },
};

describe('what changed of a role', () => {
  test.each<[Partial<ComparedRole>, string[]]>([
    [{}, []],
    [{ attachedPolicyArns: ['arn:b'] }, ['policy-attached arn:b', 'policy-detached arn:a']],
    [{ inlinePolicies: {} }, ['inline-policy-removed own']],
    [{ inlinePolicies: { own: { Statement: [1] } } }, ['inline-policy-changed own']],
    [{ inlinePolicies: { own: { Statement: [] }, more: {} } }, ['inline-policy-added more']],
    [{ trustPolicy: { a: 2 } }, ['trust-changed']],
    [{ trustPolicy: { a: 2 }, ec2Assumable: false }, ['ec2-refused']],
    [{ permissionsBoundary: 'arn:limit' }, ['boundary-changed']],
    [{ owner: 'search', tags: { owner: 'search' } }, ['owner-changed', 'tag-changed owner']],
  ])('%j', (fields, expected) => {
    const changes = roleChanges(role, { ...role, ...fields });
    expect(changes.map(({ kind, subject }) => (subject ? `${kind} ${subject}` : kind))).toEqual(expected);
  });

  test('its documents are not repeated', () => {
    const changes = roleChanges(role, { ...role, inlinePolicies: { own: { Statement: ['secret'] } } });
    expect(JSON.stringify(changes)).not.toContain('secret');
  });
});

const key: ComparedKey = { isActive: true, isUsed: false, owner: 'payments' };

test.each<[Partial<ComparedKey>, string[]]>([
  [{}, []],
  [{ isActive: false }, ['deactivated']],
  [{ isUsed: true, owner: 'search' }, ['first-used', 'owner-changed']],
])('a key with %j', (fields, expected) => {
  expect(keyChanges(key, { ...key, ...fields }).map(({ kind }) => kind)).toEqual(expected);
});

const template: ComparedTemplate = {
  ...{ isDefault: true, isLatest: false, profile: null, httpTokens: 'optional', userDataDigest: 'a' },
  ...{ templateName: 'web', owner: 'payments', tags: {} },
};

test.each<[Partial<ComparedTemplate>, string[]]>([
  [{}, []],
  [{ isDefault: false, isLatest: true }, ['default-unset', 'latest-set']],
  [{ profile: 'web', httpTokens: 'required' }, ['profile-changed', 'http-tokens-changed']],
  [{ userDataDigest: null, tags: { a: 'b' } }, ['user-data-changed', 'tag-added']],
])('a template with %j', (fields, expected) => {
  expect(templateChanges(template, { ...template, ...fields }).map(({ kind }) => kind)).toEqual(expected);
});
