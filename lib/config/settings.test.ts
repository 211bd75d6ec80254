import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultSettings } from '#lib/domain/settings.ts';
import { loadSettings, parseSettings } from './settings.ts';

function mistakes(text: string): string {
  try {
    parseSettings(text, 'rolecall.yaml');
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
}

test.each([
  ['an empty file', ''],
  ['comments alone', '# nothing yet\n'],
  ['a section without content', 'schedule:\n  # ec2: "0 * * * *"\ncoverage:\n'],
  ['an empty map', '{}'],
])('%s gives the defaults', (_name, text) => {
  expect(parseSettings(text, 'rolecall.yaml')).toEqual(defaultSettings);
});

test('what is set replaces its default alone', () => {
  const text =
    'regions: [eu-west-1, us-gov-east-1]\nthresholds: { keyOldDays: 60 }\nownership: { aliases: { "payments team": payments } }';
  expect(parseSettings(text, 'rolecall.yaml')).toEqual({
    ...defaultSettings,
    regions: ['eu-west-1', 'us-gov-east-1'],
    thresholds: { ...defaultSettings.thresholds, keyOldDays: 60 },
    ownership: { ...defaultSettings.ownership, aliases: { 'payments team': 'payments' } },
  });
});

test.each([
  [
    '# x\nregoins: [a]',
    '2: regoins: unknown key. Did you mean regions? Allowed here: regions, accounts, schedule,',
  ],
  [
    'schedule:\n  ec2: "0 * * * *"\n  user_data: "0 * * * *"',
    '3: schedule.user_data: unknown key. Did you mean userData?',
  ],
  ['xyz: 1', '1: xyz: unknown key. Allowed here: regions'],
  [
    'accounts:\n  - id: "123456789012"\n    profil: x',
    '3: accounts[0].profil: unknown key. Did you mean profile?',
  ],
  [
    'regions: us-east-1',
    '1: regions: must be a list of region names, such as [us-east-1, eu-west-1] (found "us-east-1")',
  ],
  [
    'regions:\n  - us-east-1\n  - useast1',
    '3: regions[1]: must be a region name such as us-east-1 (found "useast1")',
  ],
  ['regions: []', '1: regions: must name at least one region'],
  ['regions:\n  - us-east-1\n  - us-east-1', '3: regions[1]: names the region us-east-1 a second time'],
  [
    'accounts:\n  - id: 123456789012',
    '2: accounts[0].id: must be an account id of 12 digits, in quotes ("123456789012") (found 123456789012)',
  ],
  ['accounts:\n  - id: "12345"', '2: accounts[0].id: must be an account id of 12 digits'],
  [
    'accounts:\n  - name: prod',
    '2: accounts[0].id: must be an account id of 12 digits, in quotes ("123456789012") (it is missing)',
  ],
  [
    'accounts:\n  - id: "123456789012"\n  - id: "123456789012"',
    '3: accounts[1]: names the account 123456789012 a second time',
  ],
  [
    'accounts:\n  - id: "123456789012"\n    externalId: x',
    '3: accounts[0].externalId: is only used with a roleArn',
  ],
  [
    'accounts:\n  - id: "123456789012"\n    roleArn: arn:aws:iam::999999999999:role/a',
    '3: accounts[0].roleArn: must be a role of the account 123456789012',
  ],
  [
    'accounts:\n  - id: "123456789012"\n    roleArn: rolecall',
    '3: accounts[0].roleArn: must be the ARN of a role',
  ],
  ['schedule:\n  ec2: hourly', '2: schedule.ec2: must be a cron expression of five fields'],
  ['schedule:\n  ec2: "99 * * * *"', '2: schedule.ec2: must be a cron expression'],
  ['schedule:\n  ec2: "0 0 * * * *"', '2: schedule.ec2: must be a cron expression of five fields'],
  ['coverage: { includeStopped: "yes" }', '1: coverage.includeStopped: must be true or false (found "yes")'],
  [
    'thresholds:\n  keyOldDays: 0',
    '2: thresholds.keyOldDays: must be a whole number of days, 1 or more (found 0)',
  ],
  ['thresholds:\n  keyOldDays: 1.5', '2: thresholds.keyOldDays: must be a whole number of days'],
  [
    'thresholds:\n  staleAfterHours: .inf',
    '2: thresholds.staleAfterHours: must be a number of hours above 0',
  ],
  [
    'targets: 5',
    '1: targets: must be a map of roleCoverage, mttrHours, activeAccessKeys, exposedCredentials (found 5)',
  ],
  ['targets:\n  roleCoverage: 98', '2: targets.roleCoverage: must be a ratio from 0 to 1'],
  ['pace:\n  userDataPerSecond: 5000', '2: pace.userDataPerSecond: must be a number from 0.1 to 1000'],
  ['ownership: { tags: owner }', '1: ownership.tags: must be a list of tag names'],
  ['ownership: { aliases: { a: 3 } }', '1: ownership.aliases.a: must be the name of an owner (found 3)'],
  ['- 1\n- 2', '1: the file: must be a map of settings'],
  ['nonsense', '1: the file: must be a map of settings'],
  ['regions: [us-east-1]\nregions: [eu-west-1]', '2: Map keys must be unique.'],
  ['regions: [us-east-1\nschedule: {}', ':2: '],
  ['regions:\n\t- us-east-1', '2: '],
])('%j is refused with place and reason', (text, message) => {
  expect(mistakes(text)).toContain(message.startsWith(':') ? message : `rolecall.yaml:${message}`);
});

test('all mistakes are told at once, in the order of the file', () => {
  const found = mistakes('targets: { roleCoverage: 2 }\nregoins: []\npace: { userDataBurst: 10000 }');
  expect(found.match(/rolecall\.yaml:\d/g)).toEqual([
    'rolecall.yaml:1',
    'rolecall.yaml:2',
    'rolecall.yaml:3',
  ]);
  expect(found).toMatch(/^3 mistakes in rolecall\.yaml/);
});

test('a file that is not there means defaults, unless it was asked for', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'rolecall-settings-')), 'rolecall.yaml');
  expect(await loadSettings(path, { mustExist: false })).toEqual(defaultSettings);
  await expect(loadSettings(path, { mustExist: true })).rejects.toThrow(/cannot be read: ENOENT/);
  writeFileSync(path, 'regions: [eu-west-1]');
  expect(await loadSettings(path, { mustExist: false })).toMatchObject({ regions: ['eu-west-1'] });
});
