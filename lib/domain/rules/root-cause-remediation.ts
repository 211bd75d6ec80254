import { hclString, resourceName, shellWord } from './quoting.ts';
import type { Remediation, RuleId } from './rule.ts';

/** What stands at the root of some findings: a launch template (`lt-…`) or an Auto Scaling group (`asg/NAME`), and the rules broken. */
export type RootCause = { value: string; region: string; rules: readonly RuleId[] };

/** One thing to change in what a template says, in each of its spellings. */
type Change = { data: string; terraform: string[]; cloudFormation: string[]; step: string };

const profile: Change = {
  data: '"IamInstanceProfile":{"Name":"PROFILE_NAME"}',
  terraform: ['  iam_instance_profile {', '    name = aws_iam_instance_profile.workload.name', '  }'],
  cloudFormation: ['    IamInstanceProfile:', '      Arn: !GetAtt WorkloadInstanceProfile.Arn'],
  step: 'Under Advanced details choose an IAM instance profile.',
};
const userData: Change = {
  data: '"UserData":"CLEAN_USER_DATA_IN_BASE64"',
  terraform: ['  user_data = filebase64("user-data.txt") # without the credential'],
  cloudFormation: ['    UserData: !Base64 "#!/bin/sh" # without the credential'],
  step: 'Under Advanced details take the credential out of the user data; deactivate it in IAM.',
};
const tokens: Change = {
  data: '"MetadataOptions":{"HttpTokens":"required"}',
  terraform: ['  metadata_options {', '    http_tokens = "required"', '  }'],
  cloudFormation: ['    MetadataOptions:', '      HttpTokens: required'],
  step: 'Under Advanced details set Metadata version to V2 only.',
};

const ownerTag: Change = {
  data: '"TagSpecifications":[{"ResourceType":"instance","Tags":[{"Key":"owner","Value":"OWNER"}]}]',
  terraform: [
    '  tag_specifications {',
    '    resource_type = "instance"',
    '    tags          = { owner = "OWNER" }',
    '  }',
  ],
  cloudFormation: [
    '    TagSpecifications:',
    '      - ResourceType: instance',
    '        Tags: [{ Key: owner, Value: OWNER }]',
  ],
  step: 'Under Resource tags add the owner for Instances.',
};

const changes: Readonly<Record<string, Change>> = {
  'ec2-no-instance-profile': profile,
  'ec2-empty-instance-profile': profile,
  'launch-template-no-instance-profile': profile,
  'user-data-credentials': userData,
  'launch-template-credentials': userData,
  'ec2-imdsv1-allowed': tokens,
  'resource-unowned': ownerTag,
};

/** How to mend what many instances come from, so that the findings of all of them end and none comes back. */
export function rootCauseRemediation(cause: RootCause): Remediation {
  const needed = [...new Set(cause.rules.flatMap((rule) => changes[rule] ?? []))];
  return cause.value.startsWith('asg/')
    ? ofGroup(cause.value.slice('asg/'.length), cause.region, needed)
    : ofTemplate(cause.value, cause.region, needed);
}

function ofTemplate(templateId: string, region: string, needed: readonly Change[]): Remediation {
  const at = `--region ${shellWord(region)} --launch-template-id ${shellWord(templateId)}`;
  return {
    cli: [
      '# A version that does it right; replace what stands in capitals.',
      `aws ec2 create-launch-template-version ${at} --source-version '$Default' --launch-template-data '{${needed.map(({ data }) => data).join(',')}}'`,
      '# Make the new version, whose number the answer gives, the default:',
      `aws ec2 modify-launch-template ${at} --default-version NEW_VERSION`,
      '# Instances that run keep what they were launched with. Replace them, in an Auto Scaling group by a refresh:',
      `aws autoscaling start-instance-refresh --region ${shellWord(region)} --auto-scaling-group-name GROUP_NAME`,
    ].join('\n'),
    terraform: [
      `resource "aws_launch_template" "${resourceName(templateId)}" {`,
      '  update_default_version = true',
      ...needed.flatMap(({ terraform }) => terraform),
      '}',
      '# In the aws_autoscaling_group that uses it:',
      '#   instance_refresh { strategy = "Rolling" }',
    ].join('\n'),
    cloudFormation: [
      `# In the AWS::EC2::LaunchTemplate of ${templateId}:`,
      'Properties:',
      '  LaunchTemplateData:',
      ...needed.flatMap(({ cloudFormation }) => cloudFormation),
    ].join('\n'),
    console: [
      `Open EC2 in ${region}, Launch Templates, and select ${templateId}.`,
      'Choose Actions, Modify template (Create new version).',
      ...needed.map(({ step }) => step),
      'Create the version; then choose Actions, Set default version, and choose it.',
      'Replace the instances that run: in an Auto Scaling group by an instance refresh.',
    ],
  };
}

function ofGroup(name: string, region: string, needed: readonly Change[]): Remediation {
  const at = `--region ${shellWord(region)} --auto-scaling-group-name ${shellWord(name)}`;
  return {
    cli: [
      '# The group launches by no template that is known here. Give it one that does it right; replace what stands in capitals.',
      `aws autoscaling describe-auto-scaling-groups --region ${shellWord(region)} --auto-scaling-group-names ${shellWord(name)}`,
      `aws ec2 create-launch-template --region ${shellWord(region)} --launch-template-name TEMPLATE_NAME --launch-template-data '{"ImageId":"IMAGE_ID","InstanceType":"TYPE",${needed.map(({ data }) => data).join(',')}}'`,
      `aws autoscaling update-auto-scaling-group ${at} --launch-template 'LaunchTemplateName=TEMPLATE_NAME,Version=$Default'`,
      `aws autoscaling start-instance-refresh ${at}`,
    ].join('\n'),
    terraform: [
      `resource "aws_autoscaling_group" "${resourceName(name)}" {`,
      `  name = ${hclString(name)}`,
      '  launch_template {',
      '    id      = aws_launch_template.workload.id',
      '    version = aws_launch_template.workload.latest_version',
      '  }',
      '  instance_refresh { strategy = "Rolling" }',
      '}',
      'resource "aws_launch_template" "workload" {',
      ...needed.flatMap(({ terraform }) => terraform),
      '}',
    ].join('\n'),
    cloudFormation: [
      `# The template of the AWS::AutoScaling::AutoScalingGroup ${name}:`,
      'Properties:',
      '  LaunchTemplateData:',
      ...needed.flatMap(({ cloudFormation }) => cloudFormation),
    ].join('\n'),
    console: [
      `Open EC2 in ${region}, Auto Scaling Groups, and select ${name}.`,
      'Under Launch template choose Edit, then Create a launch template version.',
      ...needed.map(({ step }) => step),
      'Save the group with the new version; then choose Instance refresh, Start instance refresh.',
    ],
  };
}
