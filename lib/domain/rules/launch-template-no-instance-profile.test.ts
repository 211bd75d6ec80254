import { expect, test } from 'vitest';
import { launchTemplateNoInstanceProfile } from './launch-template-no-instance-profile.ts';
import { accountId, draftOf, region, templateVersionWith } from './testing/subjects.ts';

const verdictOn = (fields: Parameters<typeof templateVersionWith>[0]) =>
  launchTemplateNoInstanceProfile({ accountId, region, version: templateVersionWith(fields) });

test.each([
  ['default and latest', {}, true],
  ['default', { isLatest: false }, true],
  ['latest', { isDefault: false }, true],
  ['one that an instance came from', { isDefault: false, isLatest: false }, true],
  ['a blank profile', { profile: ' ' }, true],
  ['a profile', { profile: 'web' }, false],
])('%s', (_, fields, isBroken) => {
  expect(verdictOn(fields) !== null).toBe(isBroken);
});

test('a finding is of the version', () => {
  expect(draftOf(verdictOn({}))).toMatchObject({
    ruleId: 'launch-template-no-instance-profile',
    resourceKind: 'launch-template',
    resourceId: 'lt-0abc:3',
    severity: 'medium',
    owner: 'payments',
    title: 'Launch template web, version 3, names no instance profile',
  });
});

test('each version has a finding of its own', () => {
  const prints = [3, 4].map((versionNumber) => draftOf(verdictOn({ versionNumber })).fingerprint);
  expect(new Set(prints).size).toBe(2);
});
