import { describe, expect, test } from 'vitest';
import { InvalidAnswer } from './aws-failure.ts';
import { failureOf } from './errors.ts';

const call = { action: 'ec2:DescribeInstances', where: 'us-east-1' };

function awsError(name: string, message = 'Words.', httpStatusCode = 400): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
}

describe('failureOf', () => {
  test.each([
    ['AccessDenied', 'access-denied'],
    ['AccessDeniedException', 'access-denied'],
    ['UnauthorizedOperation', 'access-denied'],
    ['Throttling', 'throttled'],
    ['ThrottlingException', 'throttled'],
    ['RequestLimitExceeded', 'throttled'],
    ['EC2ThrottledException', 'throttled'],
    ['RequestExpired', 'clock-skew'],
    ['ExpiredToken', 'credentials'],
    ['ExpiredTokenException', 'credentials'],
    ['AuthFailure', 'credentials'],
    ['InvalidClientTokenId', 'credentials'],
    ['SignatureDoesNotMatch', 'credentials'],
    ['InvalidInstanceID.NotFound', 'not-found'],
    ['InvalidInstanceID.Malformed', 'not-found'],
    ['NoSuchEntity', 'not-found'],
    ['NoSuchEntityException', 'not-found'],
    ['InvalidParameterValue', 'invalid-response'],
  ])('%s is %s', (name, code) => {
    expect(failureOf(awsError(name), call).issue).toMatchObject({ code, action: 'ec2:DescribeInstances' });
  });

  test.each([
    [awsError('InternalError', 'x', 500), 'network'],
    [awsError('Odd', 'x', 429), 'throttled'],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'network'],
    [Object.assign(new Error('x'), { name: 'TimeoutError', code: 'ECONNRESET' }), 'network'],
    [new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]), 'network'],
    [Object.assign(new Error('x'), { name: 'TimeoutError' }), 'timeout'],
    [new InvalidAnswer('a web page'), 'invalid-response'],
    [
      Object.assign(new Error('Could not load credentials from any providers'), {
        name: 'CredentialsProviderError',
      }),
      'credentials',
    ],
    [
      awsError('SignatureDoesNotMatch', 'Signature expired: 2026 is now earlier than 2026', 403),
      'clock-skew',
    ],
    [new TypeError('x is not a function'), 'internal'],
    ['thrown text', 'internal'],
  ])('case %#: %s', (error, code) => {
    expect(failureOf(error, call).issue.code).toBe(code);
  });

  test('names the permission that AWS says is missing, and what withholds it', () => {
    const words =
      'You are not authorized to perform this operation. User: arn:aws:iam::1:user/x is not authorized to perform: ' +
      'ec2:DescribeInstances because no identity-based policy allows the action. Encoded authorization failure message: abc';
    expect(failureOf(awsError('UnauthorizedOperation', words, 403), call).issue.message).toBe(
      "AWS denied ec2:DescribeInstances in us-east-1: add ec2:DescribeInstances to the collector's IAM policy. (No identity-based policy allows it, says AWS.)",
    );
    const assume = 'User: x is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::2:role/r';
    expect(failureOf(awsError('AccessDenied', assume, 403), call).issue.action).toBe('sts:AssumeRole');
  });

  test('keeps signatures and tokens out of its words', () => {
    const words = 'The canonical string should have been x-amz-security-token:TOPSECRET';
    expect(failureOf(awsError('SignatureDoesNotMatch', words, 403), call).issue.message).not.toContain(
      'TOPSECRET',
    );
  });
});
