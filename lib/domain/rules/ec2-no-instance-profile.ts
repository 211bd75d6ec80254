import { noInstanceProfile } from '#lib/domain/rules/compliance.ts';
import { type InstanceSubject, instanceVerdict } from '#lib/domain/rules/ec2-instance.ts';
import { instanceExample } from '#lib/domain/rules/examples.ts';
import { hclString, resourceName, shellWord, yamlString } from '#lib/domain/rules/quoting.ts';
import type { Remediable, Remediation, Rule, Verdict } from '#lib/domain/rules/rule.ts';
import { ec2TrustPolicy } from '#lib/domain/rules/trust-policy.ts';

export const ec2NoInstanceProfileRule: Rule = {
  id: 'ec2-no-instance-profile',
  title: 'Instance without an instance profile',
  rationale:
    'The instance has no IAM role, so what runs on it can reach AWS only with credentials that somebody puts there. Such long-term keys leak, and nobody rotates them.',
  condition: 'A running instance has no instance profile; a stopped one too, if the settings count those.',
  severity: 'high',
  resourceKind: 'instance',
  compliance: noInstanceProfile,
  remediate,
  example: instanceExample,
};

/** High: an eligible instance has no profile. */
export function ec2NoInstanceProfile(subject: InstanceSubject): Verdict {
  return instanceVerdict(subject, {
    ruleId: 'ec2-no-instance-profile',
    broken: 'no-profile',
    title: (name) => `Instance ${name} has no instance profile`,
  });
}

function remediate({ region, resourceId: instanceId }: Remediable): Remediation {
  const role = `ec2-${instanceId}`;
  const name = resourceName(instanceId);
  return {
    cli: [
      '# A role of its own; skip the first three commands to use a profile that exists.',
      `aws iam create-role --role-name ${shellWord(role)} --assume-role-policy-document '${ec2TrustPolicy}'`,
      `aws iam create-instance-profile --instance-profile-name ${shellWord(role)}`,
      `aws iam add-role-to-instance-profile --instance-profile-name ${shellWord(role)} --role-name ${shellWord(role)}`,
      '# Attach to the role the policies that the workload needs, and no more; then:',
      `aws ec2 associate-iam-instance-profile --region ${shellWord(region)} --instance-id ${shellWord(instanceId)} --iam-instance-profile Name=${shellWord(role)}`,
    ].join('\n'),
    terraform: [
      `resource "aws_iam_role" "${name}" {`,
      `  name               = ${hclString(role)}`,
      `  assume_role_policy = ${hclString(ec2TrustPolicy)}`,
      '}',
      `resource "aws_iam_instance_profile" "${name}" {`,
      `  name = ${hclString(role)}`,
      `  role = aws_iam_role.${name}.name`,
      '}',
      `# In the aws_instance of ${instanceId}:`,
      `#   iam_instance_profile = aws_iam_instance_profile.${name}.name`,
    ].join('\n'),
    cloudFormation: [
      `Role${name}:`,
      '  Type: AWS::IAM::Role',
      '  Properties:',
      `    RoleName: ${yamlString(role)}`,
      `    AssumeRolePolicyDocument: ${ec2TrustPolicy}`,
      `Profile${name}:`,
      '  Type: AWS::IAM::InstanceProfile',
      '  Properties:',
      `    Roles: [!Ref Role${name}]`,
      `# In the AWS::EC2::Instance of ${instanceId}:`,
      `#   IamInstanceProfile: !Ref Profile${name}`,
    ].join('\n'),
    console: [
      `Open EC2 in ${region}, Instances, and select ${instanceId}.`,
      'Choose Actions, Security, Modify IAM role.',
      'Choose a role, or Create new IAM role (trusted entity: EC2), with the permissions that the workload needs.',
      'Choose Update IAM role. The instance need not be restarted.',
    ],
  };
}
