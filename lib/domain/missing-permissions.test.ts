import { describe, expect, test } from 'vitest';
import { mendingPolicy, missingPermission } from './missing-permissions.ts';

const denied = (action?: string) => ({ code: 'access-denied' as const, ...(action ? { action } : {}) });

describe('missingPermission', () => {
  test('names the action, what it is for, and what to paste', () => {
    expect(missingPermission(denied('ec2:DescribeInstances'))).toEqual({
      action: 'ec2:DescribeInstances',
      purpose: 'instances, their profiles and tags',
      statement: {
        Sid: 'RolecallCollector',
        Effect: 'Allow',
        Action: ['ec2:DescribeInstances'],
        Resource: '*',
      },
    });
  });

  test('of a call on the way to the account names the action alone', () => {
    expect(missingPermission(denied('sts:AssumeRole'))).toEqual({
      action: 'sts:AssumeRole',
      purpose: null,
      statement: null,
    });
  });

  test.each([[{ code: 'throttled', action: 'ec2:DescribeInstances' }], [{ code: 'cancelled' }], [denied()]])(
    '%j tells of none',
    (issue) => expect(missingPermission(issue)).toBeNull(),
  );
});

test('one policy grants all that is lacking, each once, in the order of the whole policy', () => {
  const issues = ['iam:ListAccessKeys', 'ec2:DescribeInstances', 'iam:ListAccessKeys', 'sts:AssumeRole'];
  expect(mendingPolicy(issues.map(denied))?.Statement[0]?.Action).toEqual([
    'ec2:DescribeInstances',
    'iam:ListAccessKeys',
  ]);
  expect(
    mendingPolicy([denied('sts:AssumeRole'), { code: 'timeout', action: 'ec2:DescribeRegions' }]),
  ).toBeNull();
});
