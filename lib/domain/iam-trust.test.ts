import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEc2Assumable } from './iam-trust.ts';

const statement = {
  Effect: 'Allow',
  Principal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
};
const policy = (...Statement: unknown[]) => ({ Version: '2012-10-17', Statement });

describe('isEc2Assumable', () => {
  test.each<[string, unknown]>([
    ['one statement in a list', policy(statement)],
    ['one statement alone', { Statement: statement }],
    [
      'a list of services',
      policy({ ...statement, Principal: { Service: ['ecs.amazonaws.com', 'ec2.amazonaws.com'] } }),
    ],
    ['China', policy({ ...statement, Principal: { Service: 'ec2.amazonaws.com.cn' } })],
    ['a list of actions', policy({ ...statement, Action: ['sts:TagSession', 'sts:AssumeRole'] })],
    ['all of STS', policy({ ...statement, Action: 'sts:*' })],
    ['every action', policy({ ...statement, Action: '*' })],
    ['another case of the action', policy({ ...statement, Action: 'STS:assumerole' })],
    ['a condition', policy({ ...statement, Condition: { StringEquals: { 'aws:SourceAccount': '1' } } })],
    ['the second statement', policy({ Effect: 'Allow', Principal: { AWS: '*' }, Action: '*' }, statement)],
    ['a malformed statement before it', policy(null, 7, 'x', statement)],
  ])('yes: %s', (_, trustPolicy) => {
    expect(isEc2Assumable(trustPolicy)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['Deny', policy({ ...statement, Effect: 'Deny' })],
    ['another service', policy({ ...statement, Principal: { Service: 'lambda.amazonaws.com' } })],
    [
      'a service that only begins so',
      policy({ ...statement, Principal: { Service: 'ec2.amazonaws.com.example.com' } }),
    ],
    ['an account', policy({ ...statement, Principal: { AWS: 'ec2.amazonaws.com' } })],
    ['everyone', policy({ ...statement, Principal: '*' })],
    ['another action', policy({ ...statement, Action: 'sts:AssumeRoleWithSAML' })],
    ['no action', policy({ ...statement, Action: undefined })],
    [
      'service and action in different statements',
      policy({ ...statement, Action: 'sts:TagSession' }, { ...statement, Principal: { AWS: '*' } }),
    ],
    [
      'a service inherited, not said',
      policy({ ...statement, Principal: Object.create({ Service: 'ec2.amazonaws.com' }) }),
    ],
    ['text that is no JSON', '{"Statement":'],
    ['null', null],
    ['nothing', undefined],
    ['a list', [statement]],
  ])('no: %s', (_, trustPolicy) => {
    expect(isEc2Assumable(trustPolicy)).toBe(false);
  });

  test('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (whole, principal, action) => {
        const inner = policy({ ...statement, Principal: principal }, { ...statement, Action: action });
        expect(isEc2Assumable(whole)).toBe(false);
        expect(isEc2Assumable(inner)).toBeTypeOf('boolean');
      }),
    );
  });
});
