import { describe, expect, test } from 'vitest';
import { allRules, isRuleId, remediationOf, ruleOf } from './index.ts';
import { type Remediable, type Remediation, ruleIds } from './rule.ts';

test('every rule is registered under its own id, with two sentences of rationale', () => {
  expect(allRules.map(({ id }) => id)).toEqual([...ruleIds]);
  for (const rule of allRules) {
    expect(ruleOf(rule.id)).toBe(rule);
    expect(rule.rationale.match(/[.](\s|$)/g)).toHaveLength(2);
  }
});

test.each([
  ['key-old', true],
  ['key-older', false],
  ['toString', false],
])('isRuleId(%s) is %s', (text, expected) => {
  expect(isRuleId(text)).toBe(expected);
});

function textOf({ cli, terraform, cloudFormation, console: steps }: Remediation): string {
  return [cli, terraform, cloudFormation, ...steps].join('\n');
}

const key: Remediable = {
  region: 'global',
  resourceId: 'AKIAQYLPMN5HABCDWXYZ',
  evidence: {
    accessKeyId: 'AKIAQYLPMN5HABCDWXYZ',
    userName: 'deploy',
    accountId: '123456789012',
    isRoot: false,
  },
};
const onInstance: Remediable = { region: 'eu-west-1', resourceId: 'i-0abc', evidence: {} };
const onTemplate: Remediable = { region: 'eu-west-1', resourceId: 'lt-0abc:3', evidence: {} };
const onRole: Remediable = {
  region: 'global',
  resourceId: 'arn:aws:iam::123456789012:role/team/app',
  evidence: {},
};
const exposed = {
  accessKeyId: 'AKIAQYLPMN5HABCDWXYZ',
  keyAccountId: '210987654321',
  kind: 'access-key-pair',
};

describe('remediationOf', () => {
  test.each([
    [
      'ec2-no-instance-profile',
      onInstance,
      ['associate-iam-instance-profile --region eu-west-1 --instance-id i-0abc', 'Name=ec2-i-0abc'],
    ],
    [
      'ec2-empty-instance-profile',
      { ...onInstance, evidence: { profileArn: 'arn:aws:iam::1:instance-profile/team/web' } },
      ['add-role-to-instance-profile --instance-profile-name web --role-name web', 'Values=i-0abc'],
    ],
    ['launch-template-no-instance-profile', onTemplate, ['--launch-template-id lt-0abc --source-version 3']],
    [
      'user-data-credentials',
      { ...onInstance, evidence: exposed },
      [
        '# In account 210987654321:',
        'update-access-key --user-name USER_NAME --access-key-id AKIAQYLPMN5HABCDWXYZ --status Inactive',
        'stop-instances --region eu-west-1 --instance-ids i-0abc',
      ],
    ],
    [
      'launch-template-credentials',
      { ...onTemplate, evidence: exposed },
      ['delete-launch-template-versions --region eu-west-1 --launch-template-id lt-0abc --versions 3'],
    ],
    [
      'code-credentials',
      { ...key, resourceId: 'github.com/acme/web', evidence: { ...exposed, path: "a'b.env" } },
      ['# In account 210987654321:', "grep -n AKIA 'a'\\''b.env'", 'git filter-repo --replace-text'],
    ],
    [
      'host-credentials',
      { ...key, resourceId: 'i-0abc1234def567890', evidence: { ...exposed, path: 'etc/environment' } },
      ['associate-iam-instance-profile --instance-id i-0abc1234def567890', 'grep -n AKIA /etc/environment'],
    ],
    [
      'key-old',
      key,
      ['update-access-key --user-name deploy --access-key-id AKIAQYLPMN5HABCDWXYZ --status Inactive'],
    ],
    ['key-unused', key, ['delete-access-key --user-name deploy --access-key-id AKIAQYLPMN5HABCDWXYZ']],
    [
      'key-second-active',
      key,
      ['update-access-key --user-name deploy --access-key-id AKIAQYLPMN5HABCDWXYZ --status Inactive'],
    ],
    [
      'key-inactive-not-deleted',
      key,
      ['delete-access-key --user-name deploy --access-key-id AKIAQYLPMN5HABCDWXYZ'],
    ],
    [
      'ec2-imdsv1-allowed',
      { ...onInstance, evidence: { launchTemplateId: 'lt-0abc', launchTemplateVersion: '3' } },
      [
        'modify-instance-metadata-options --region eu-west-1 --instance-id i-0abc --http-tokens required',
        '--launch-template-id lt-0abc --source-version 3',
      ],
    ],
    [
      'resource-unowned',
      { ...onInstance, evidence: { ownerTag: 'team' } },
      ['create-tags --region eu-west-1 --resources i-0abc --tags Key=team,Value=OWNER_NAME'],
    ],
    [
      'resource-unowned',
      { ...onRole, evidence: { roleName: 'app', ownerTag: 'team' } },
      ['tag-role --role-name app --tags Key=team,Value=OWNER_NAME'],
    ],
    [
      'key-active-after-migration',
      key,
      ['update-access-key --user-name deploy --access-key-id AKIAQYLPMN5HABCDWXYZ --status Inactive'],
    ],
    ['key-root', { ...key, evidence: { accountId: '123456789012' } }, ['--target-principal 123456789012']],
  ] as const)('%s is filled in with the finding’s ids', (ruleId, finding, parts) => {
    const { cli } = remediationOf({ ...finding, ruleId });
    for (const part of parts) expect(cli).toContain(part);
  });

  test('every rule says something in each of the four ways, whatever evidence is missing', () => {
    for (const ruleId of ruleIds) {
      const remediation = remediationOf({ ruleId, region: 'eu-west-1', resourceId: 'x:1', evidence: {} });
      expect(remediation.console.length).toBeGreaterThan(0);
      expect([remediation.cli, remediation.terraform, remediation.cloudFormation]).not.toContain('');
      expect(textOf(remediation)).not.toMatch(/undefined|null|NaN/);
    }
  });

  test('a root key’s age or disuse is mended as a root key', () => {
    const evidence = { accountId: '123456789012', isRoot: true };
    const root = remediationOf({ ...key, evidence, ruleId: 'key-root' });
    expect(remediationOf({ ...key, evidence, ruleId: 'key-old' })).toEqual(root);
    for (const ruleId of ['key-unused', 'key-second-active', 'key-inactive-not-deleted'] as const)
      expect(remediationOf({ ...key, evidence, ruleId })).toEqual(root);
  });

  test('a masked finding gives masked steps', () => {
    const masked = 'AKIA************WXYZ';
    for (const ruleId of ruleIds) {
      const evidence = { ...key.evidence, accessKeyId: masked };
      const remediation = remediationOf({ ruleId, region: 'global', resourceId: masked, evidence });
      expect(textOf(remediation)).not.toContain('AKIAQYLPMN5HABCDWXYZ');
    }
  });

  test('credentials without an id, and temporary ones, are not told to be deactivated as keys', () => {
    for (const evidence of [{ kind: 'secret-access-key' }, { ...exposed, kind: 'session-credentials' }]) {
      expect(remediationOf({ ...onInstance, evidence, ruleId: 'user-data-credentials' }).cli).not.toContain(
        'update-access-key',
      );
    }
  });

  test('odd names are quoted in commands and templates', () => {
    const braced = ['$', '{x}'].join('');
    const evidence = { ...key.evidence, userName: `o'neill;$(reboot)${braced}` };
    const { cli, terraform, cloudFormation } = remediationOf({ ...key, evidence, ruleId: 'key-old' });
    expect(cli).toContain(`--user-name 'o'\\''neill;$(reboot)${braced}'`);
    expect(terraform).toContain(`user   = "o'neill;$(reboot)$${braced}"`);
    expect(cloudFormation).toContain(`UserName: "o'neill;$(reboot)${braced}"`);
  });
});
