import { expect, test } from 'vitest';
import { type NeedingPlace, nextKeyAction } from './key-next-action.ts';
import { keySteps } from './key-retirement.ts';

const accessKeyId = 'AKIAQYLPMN5HABCDWXYZ';
const key = { accountId: '123456789012', accessKeyId, userName: 'deploy', isRoot: false };
const needing: NeedingPlace[] = [
  { source: 'user-data', region: 'eu-west-1', resourceId: 'i-0abc' },
  { source: 'launch-template', region: 'us-east-1', resourceId: 'lt-0abc:3' },
];

const nobody = { needing: [], isPublic: false };

test.each([
  ['unknown', []],
  ['watch', [`AttributeKey=AccessKeyId,AttributeValue=${accessKeyId}`]],
  [
    'still-needed',
    ['--region eu-west-1 --instance-id i-0abc', '--region us-east-1 --launch-template-id lt-0abc'],
  ],
  ['migrated', []],
  ['ready-to-deactivate', [`--user-name deploy --access-key-id ${accessKeyId} --status Inactive`]],
  ['deactivate-now', [`--user-name deploy --access-key-id ${accessKeyId} --status Inactive`]],
  ['deactivated', []],
  ['ready-to-delete', [`delete-access-key --user-name deploy --access-key-id ${accessKeyId}`]],
] as const)('%s', (step, parts) => {
  const action = nextKeyAction(step, key, { needing, isPublic: false });
  expect(action === null).toBe(parts.length === 0);
  for (const part of parts) expect(action?.cli).toContain(part);
});

test('a root key goes by the root user’s ways, and is not looked up by an id that nobody knows', () => {
  const root = { ...key, accessKeyId: 'root/1', userName: '<root_account>', isRoot: true };
  for (const step of ['ready-to-deactivate', 'ready-to-delete'] as const)
    expect(nextKeyAction(step, root, nobody)?.cli).toContain('IAMDeleteRootUserCredentials');
  expect(nextKeyAction('watch', root, nobody)?.cli).toContain('AttributeKey=Username,AttributeValue=root');
});

test('every action says something in each way', () => {
  for (const step of keySteps) {
    const action = nextKeyAction(step, key, { needing, isPublic: false });
    if (action === null) continue;
    expect([action.cli, action.terraform, action.cloudFormation, ...action.console]).not.toContain('');
  }
});

test('a key that anybody may read is not to wait, and what breaks is counted', () => {
  const cliOf = (places: readonly NeedingPlace[]) =>
    nextKeyAction('deactivate-now', key, { needing: places, isPublic: true })?.cli;
  expect(cliOf(needing)).toContain('What needs it (2 known) stops working until it has a role.');
  expect(cliOf([])).toContain('# Anybody may read the key, so it is not to wait.\n');
});
