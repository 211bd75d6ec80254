import { describe, expect, test } from 'vitest';
import { ec2EmptyInstanceProfile } from './ec2-empty-instance-profile.ts';
import type { InstanceSubject } from './ec2-instance.ts';
import { ec2NoInstanceProfile } from './ec2-no-instance-profile.ts';
import { accountId, draftOf, instanceWith, region } from './testing/subjects.ts';

function subject(fields: Partial<InstanceSubject> = {}): InstanceSubject {
  return {
    accountId,
    region,
    instance: instanceWith(),
    presence: 'no-profile',
    settings: { includeStopped: false },
    ownerTags: ['owner', 'team'],
    isExempt: false,
    ...fields,
  };
}

const verdictOf = (verdict: ReturnType<typeof ec2NoInstanceProfile>) =>
  verdict === null || verdict === 'unknown' ? verdict : 'broken';

describe('the rules on instances', () => {
  test.each([
    ['no-profile', 'broken', null],
    ['empty-profile', null, 'broken'],
    ['covered', null, null],
    ['unknown', 'unknown', 'unknown'],
  ] as const)('%s: no profile %s, empty profile %s', (presence, none, empty) => {
    expect(verdictOf(ec2NoInstanceProfile(subject({ presence })))).toBe(none);
    expect(verdictOf(ec2EmptyInstanceProfile(subject({ presence })))).toBe(empty);
  });

  test.each([
    ['running', 'broken', 'broken'],
    ['stopped', null, 'broken'],
    ['stopping', null, 'unknown'],
    ['pending', 'unknown', 'unknown'],
    ['unknown', 'unknown', 'unknown'],
    ['shutting-down', null, null],
    ['terminated', null, null],
  ] as const)('%s without a profile: %s, with stopped ones %s', (state, without, withStopped) => {
    const instance = instanceWith({ state });
    const verdict = (includeStopped: boolean) =>
      verdictOf(ec2NoInstanceProfile(subject({ instance, settings: { includeStopped } })));
    expect(verdict(false)).toBe(without);
    expect(verdict(true)).toBe(withStopped);
  });

  test('a finding names the instance, its owner and what launched it', () => {
    expect(draftOf(ec2NoInstanceProfile(subject()))).toMatchObject({
      ruleId: 'ec2-no-instance-profile',
      region,
      resourceKind: 'instance',
      resourceId: 'i-0abc1234def567890',
      severity: 'high',
      owner: 'payments',
      title: 'Instance i-0abc1234def567890 (web-1) has no instance profile',
      evidence: {
        launchTemplateId: 'lt-0abc',
        launchTemplateVersion: '3',
        createdAt: '2026-05-12T00:00:00.000Z',
      },
    });
  });

  test('an instance without a name, tags or times has a finding all the same', () => {
    const instance = instanceWith({ name: null, launchTime: null, createdAt: null, instanceType: null });
    expect(draftOf(ec2NoInstanceProfile(subject({ instance })))).toMatchObject({
      title: 'Instance i-0abc1234def567890 has no instance profile',
      evidence: { createdAt: null, launchTime: null },
    });
  });

  test('an empty profile is named', () => {
    const instance = instanceWith({ profileArn: 'arn:aws:iam::123456789012:instance-profile/team/web' });
    expect(draftOf(ec2EmptyInstanceProfile(subject({ instance, presence: 'empty-profile' })))).toMatchObject({
      ruleId: 'ec2-empty-instance-profile',
      title: 'The instance profile of i-0abc1234def567890 (web-1) holds no role',
      evidence: { profileArn: 'arn:aws:iam::123456789012:instance-profile/team/web' },
    });
  });
});
