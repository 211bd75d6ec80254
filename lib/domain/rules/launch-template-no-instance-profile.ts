import type { LaunchTemplateVersion } from '#lib/domain/inventory.ts';
import { noInstanceProfile } from '#lib/domain/rules/compliance.ts';
import { templateExample } from '#lib/domain/rules/examples.ts';
import { resourceName, shellWord } from '#lib/domain/rules/quoting.ts';
import {
  evidenceTime,
  fingerprintOf,
  type Remediable,
  type Remediation,
  type Rule,
  type Verdict,
} from '#lib/domain/rules/rule.ts';

export const launchTemplateNoInstanceProfileRule: Rule = {
  id: 'launch-template-no-instance-profile',
  title: 'Launch template without an instance profile',
  rationale:
    'Every instance launched from this version starts without a role. Mending the instances alone does not last: the template makes new ones.',
  condition:
    'A version of a launch template names no instance profile, and is its default or latest version or one that an instance which is there came from.',
  severity: 'medium',
  resourceKind: 'launch-template',
  compliance: noInstanceProfile,
  remediate,
  example: templateExample,
};

/** Medium: a version that matters names no profile. Others launch nothing by themselves, and are not collected. */
export function launchTemplateNoInstanceProfile({
  accountId,
  region,
  version,
}: {
  accountId: string;
  region: string;
  version: LaunchTemplateVersion;
}): Verdict {
  if (version.profile !== null && version.profile.trim() !== '') return null;
  const { templateId, templateName, versionNumber } = version;
  const ruleId = 'launch-template-no-instance-profile';
  const resourceId = `${templateId}:${versionNumber}`;
  return {
    ruleId,
    region,
    resourceKind: 'launch-template',
    resourceId,
    severity: 'medium',
    owner: version.owner,
    title: `Launch template ${templateName}, version ${versionNumber}, names no instance profile`,
    evidence: {
      templateId,
      templateName,
      versionNumber,
      isDefault: version.isDefault,
      isLatest: version.isLatest,
      createdAt: evidenceTime(version.createdAt),
      imageId: version.imageId,
      instanceType: version.instanceType,
    },
    fingerprint: fingerprintOf({ accountId, region, ruleId, resourceId }),
  };
}

function remediate({ region, resourceId }: Remediable): Remediation {
  const [templateId = resourceId, version = '$Default'] = resourceId.split(':');
  const at = `--region ${shellWord(region)} --launch-template-id ${shellWord(templateId)}`;
  return {
    cli: [
      '# Put the name of the profile that the workload needs for PROFILE_NAME.',
      `aws ec2 create-launch-template-version ${at} --source-version ${shellWord(version)} --launch-template-data '{"IamInstanceProfile":{"Name":"PROFILE_NAME"}}'`,
      '# Make the new version, whose number the answer gives, the default:',
      `aws ec2 modify-launch-template ${at} --default-version NEW_VERSION`,
    ].join('\n'),
    terraform: [
      `# In the aws_launch_template of ${templateId}:`,
      `resource "aws_launch_template" "${resourceName(templateId)}" {`,
      '  update_default_version = true',
      '  iam_instance_profile {',
      '    name = aws_iam_instance_profile.workload.name',
      '  }',
      '}',
    ].join('\n'),
    cloudFormation: [
      `# In the AWS::EC2::LaunchTemplate of ${templateId}:`,
      'Properties:',
      '  LaunchTemplateData:',
      '    IamInstanceProfile:',
      '      Arn: !GetAtt WorkloadInstanceProfile.Arn',
    ].join('\n'),
    console: [
      `Open EC2 in ${region}, Launch Templates, and select ${templateId}.`,
      `Choose Actions, Modify template (Create new version), with version ${version} as its source.`,
      'Under Advanced details choose an IAM instance profile, then Create template version.',
      'Choose Actions, Set default version, and choose the new one.',
      'Auto Scaling groups that name a version: edit them to the new one and start an instance refresh.',
    ],
  };
}
