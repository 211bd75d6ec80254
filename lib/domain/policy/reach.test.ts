import { describe, expect, test } from 'vitest';
import type { Action } from './action-catalogue.ts';
import { createReach } from './reach.ts';

const on = (...arns: string[]): Action => ({
  ...{ service: 'x', name: 'Do', level: 'write' },
  resources: arns.map((arn) => ({ arn, isRequired: true })),
});
const role = on('arn:*:iam::*:role/*');
const object = on('arn:*:s3:::*/*');
const instance = on('arn:*:ec2:*:*:instance/*');
const several = on('arn:*:ec2:*:*:instance/*', 'arn:*:ec2:*:*:subnet/*');
const none = on();

describe('an Allow', () => {
  test.each([
    [role, ['*'], 'all'],
    [role, ['arn:aws:iam::123456789012:role/*'], 'all'],
    [role, ['arn:aws-cn:iam::*:*'], 'all'],
    [role, ['arn:aws:*'], 'all'],
    [role, ['arn:aws:iam::123456789012:role/app'], 'some'],
    [role, ['arn:aws:iam::123456789012:role/app/*'], 'some'],
    [role, ['arn:aws:iam::123456789012:user/*'], 'none'],
    [role, ['arn:aws:s3:::role/*'], 'none'],
    [object, ['arn:aws:s3:::*'], 'all'],
    [object, ['arn:aws:s3:::web/*'], 'some'],
    [object, ['arn:aws:s3:::web', 'arn:aws:s3:::*/*'], 'all'],
    [instance, ['arn:aws:ec2:eu-west-1:123456789012:instance/*'], 'all'],
    [instance, ['arn:aws:ec2:*:*:vpc/*'], 'none'],
    [several, ['arn:aws:ec2:*:*:subnet/*'], 'all'],
    [none, ['*'], 'all'],
    [none, ['arn:aws:s3:::*'], 'none'],
    [role, [], 'none'],
  ])('%# reaches as far as it reaches furthest', (action, patterns, expected) => {
    expect(createReach('Allow', { patterns, isNegated: false })(action)).toBe(expected);
  });

  test.each([
    [role, ['arn:aws:iam::*:role/admin'], 'some'],
    [role, ['arn:aws:iam::*:role/*'], 'none'],
    [role, ['arn:aws:s3:::*'], 'all'],
    [role, ['*'], 'none'],
    [none, ['arn:aws:s3:::*'], 'all'],
  ])('%# of all but some resources', (action, patterns, expected) => {
    expect(createReach('Allow', { patterns, isNegated: true })(action)).toBe(expected);
  });
});

describe('a Deny', () => {
  test.each([
    [role, ['arn:aws:iam::123456789012:role/*'], 'all'],
    [role, ['arn:aws:iam::*:role/app'], 'some'],
    [instance, ['arn:aws:ec2:eu-west-1:*:instance/*'], 'some'],
    [several, ['arn:aws:ec2:*:*:subnet/*'], 'all'],
    [several, ['arn:aws:ec2:*:*:subnet/subnet-1'], 'some'],
    [none, ['arn:aws:s3:::*'], 'none'],
  ])('%# takes off what cannot be done without', (action, patterns, expected) => {
    expect(createReach('Deny', { patterns, isNegated: false })(action)).toBe(expected);
  });

  test('of all but some resources takes nothing off', () => {
    const reach = createReach('Deny', { patterns: ['arn:aws:iam::*:role/app'], isNegated: true });
    expect(reach(role)).toBe('some');
  });
});
