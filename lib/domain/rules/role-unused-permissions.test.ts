import { describe, expect, test } from 'vitest';
import {
  type RoleServices,
  roleUnusedPermissions,
  roleUnusedPermissionsRule,
} from './role-unused-permissions.ts';
import { accountId, ago, at, draftOf } from './testing/subjects.ts';

const role = {
  roleArn: `arn:aws:iam::${accountId}:role/app`,
  roleName: 'app',
  createdAt: ago(400),
  owner: 'payments',
};
const verdictOn = (services: RoleServices['services'], createdAt: Date | null = role.createdAt) =>
  roleUnusedPermissions({ accountId, role: { ...role, createdAt }, services, lookedAt: at, unusedDays: 90 });

const s3 = { service: 's3', lastUsedAt: ago(1) };
const sqs = { service: 'sqs', lastUsedAt: null };

describe('role-unused-permissions', () => {
  test.each<[string, RoleServices['services'], Date | null, 'low' | null | 'unknown']>([
    ['all are used', [s3], ago(400), null],
    ['one never was', [s3, sqs], ago(400), 'low'],
    ['one was used 90 days ago', [{ service: 's3', lastUsedAt: ago(90) }], ago(400), null],
    ['one was used before that', [{ service: 's3', lastUsedAt: ago(90, 1) }], ago(400), 'low'],
    ['the role is younger than the window', [sqs], ago(89), 'unknown'],
    ['the role’s age is not known', [sqs], null, 'unknown'],
    ['AWS tracks none of its services', [], ago(400), null],
  ])('%s', (_, services, createdAt, expected) => {
    const verdict = verdictOn(services, createdAt);
    expect(typeof verdict === 'object' ? (verdict?.severity ?? null) : verdict).toBe(expected);
  });

  test('names what is used and what is not, and a policy of the former', () => {
    const draft = draftOf(verdictOn([sqs, s3, { service: 'iam', lastUsedAt: ago(200) }]));
    expect(draft).toMatchObject({
      title: 'Role app does not use 2 of 3 services that it may use',
      evidence: { unusedDays: 90, unusedServices: ['iam', 'sqs'], usedServices: ['s3'] },
    });
    for (const text of [
      roleUnusedPermissionsRule.remediate(draft).cli,
      roleUnusedPermissionsRule.remediate(draft).cloudFormation,
    ]) {
      expect(text).toContain('"s3:*"');
      expect(text).not.toContain('sqs:*');
    }
  });

  test('a role that uses nothing is told to be stopped, not to be given an empty policy', () => {
    const { cli } = roleUnusedPermissionsRule.remediate(draftOf(verdictOn([sqs])));
    expect(cli).toContain('"Effect":"Deny"');
    expect(cli).not.toContain('"Action":[]');
  });
});
