import { describe, expect, test } from 'vitest';
import { ec2ImdsV1Allowed } from './ec2-imdsv1-allowed.ts';
import { draftOf, instanceSubject } from './testing/subjects.ts';

const allowed = { httpTokens: 'optional' };

describe('ec2-imdsv1-allowed', () => {
  test.each([
    ['optional', 'enabled', 'medium'],
    ['optional', null, 'medium'],
    ['optional', 'disabled', null],
    ['required', 'enabled', null],
    [null, 'enabled', 'unknown'],
    [null, 'disabled', null],
  ])('tokens %s, metadata service %s: %s', (httpTokens, httpEndpoint, expected) => {
    const verdict = ec2ImdsV1Allowed(instanceSubject({ httpTokens, httpEndpoint }));
    expect(typeof verdict === 'object' ? (verdict?.severity ?? null) : verdict).toBe(expected);
  });

  test.each([
    ['running', 'medium', 'medium'],
    ['stopped', null, 'medium'],
    ['pending', 'unknown', 'unknown'],
    ['unknown', 'unknown', 'unknown'],
    ['terminated', null, null],
  ] as const)('%s: %s, with stopped ones %s', (state, without, withStopped) => {
    for (const [includeStopped, expected] of [
      [false, without],
      [true, withStopped],
    ] as const) {
      const verdict = ec2ImdsV1Allowed(instanceSubject({ ...allowed, state }, { includeStopped }));
      expect(typeof verdict === 'object' ? (verdict?.severity ?? null) : verdict).toBe(expected);
    }
  });

  test('the role does not matter: without one, the next one that is attached is as open', () => {
    expect(ec2ImdsV1Allowed(instanceSubject(allowed, { presence: 'unknown' }))).not.toBe('unknown');
  });

  test('says what was seen', () => {
    expect(draftOf(ec2ImdsV1Allowed(instanceSubject(allowed)))).toMatchObject({
      resourceKind: 'instance',
      title: 'Instance i-0abc1234def567890 (web-1) allows IMDSv1',
      evidence: { httpTokens: 'optional', launchTemplateId: 'lt-0abc' },
    });
  });
});
