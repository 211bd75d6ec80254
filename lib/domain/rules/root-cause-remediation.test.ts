import { expect, test } from 'vitest';
import { rootCauseRemediation } from './root-cause-remediation.ts';

test('of a template: one version that mends every rule that is broken, each change once', () => {
  const { cli, terraform, cloudFormation, console } = rootCauseRemediation({
    value: 'lt-0abc',
    region: 'eu-west-1',
    rules: ['ec2-no-instance-profile', 'launch-template-no-instance-profile', 'user-data-credentials'],
  });
  expect(cli).toContain(
    `--launch-template-id lt-0abc --source-version '$Default' --launch-template-data '{"IamInstanceProfile":{"Name":"PROFILE_NAME"},"UserData":"CLEAN_USER_DATA_IN_BASE64"}'`,
  );
  expect(terraform.match(/iam_instance_profile \{/g)).toHaveLength(1);
  expect(cloudFormation).toContain('UserData:');
  expect(console).toHaveLength(6);
});

test('of a group: a template for it, and its instances replaced; a name is quoted', () => {
  const { cli, terraform } = rootCauseRemediation({
    value: "asg/web's $group",
    region: 'eu-west-1',
    rules: ['ec2-no-instance-profile'],
  });
  expect(cli).toContain(
    `start-instance-refresh --region eu-west-1 --auto-scaling-group-name 'web'\\''s $group'`,
  );
  expect(terraform).toContain(`name = "web's $group"`);
});
