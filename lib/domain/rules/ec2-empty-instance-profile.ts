import { nameInArn } from '#lib/domain/name-in-arn.ts';
import { noInstanceProfile } from '#lib/domain/rules/compliance.ts';
import { type InstanceSubject, instanceVerdict } from '#lib/domain/rules/ec2-instance.ts';
import { instanceExample } from '#lib/domain/rules/examples.ts';
import { hclString, resourceName, shellWord, textOf, yamlString } from '#lib/domain/rules/quoting.ts';
import type { Remediable, Remediation, Rule, Verdict } from '#lib/domain/rules/rule.ts';
import { ec2TrustPolicy } from '#lib/domain/rules/trust-policy.ts';

export const ec2EmptyInstanceProfileRule: Rule = {
  id: 'ec2-empty-instance-profile',
  title: 'Instance profile without a role',
  rationale:
    'The instance has a profile, but the profile holds no role or no longer exists, so the instance gets no credentials. It looks covered and is not.',
  condition: 'The profile of a running instance holds no role, or the profile or its role no longer exists.',
  severity: 'high',
  resourceKind: 'instance',
  compliance: noInstanceProfile,
  remediate,
  example: {
    ...instanceExample,
    evidence: {
      ...instanceExample.evidence,
      profileArn: 'arn:aws:iam::111122223333:instance-profile/web',
    },
  },
};

/** High: an eligible instance's profile holds no role, or the profile or the role no longer exists. */
export function ec2EmptyInstanceProfile(subject: InstanceSubject): Verdict {
  return instanceVerdict(subject, {
    ruleId: 'ec2-empty-instance-profile',
    broken: 'empty-profile',
    title: (name) => `The instance profile of ${name} holds no role`,
  });
}

function remediate({ region, resourceId: instanceId, evidence }: Remediable): Remediation {
  const profile = nameInArn(textOf(evidence, 'profileArn', `ec2-${instanceId}`));
  const name = resourceName(instanceId);
  return {
    cli: [
      `# If the profile no longer exists: aws iam create-instance-profile --instance-profile-name ${shellWord(profile)}`,
      `aws iam create-role --role-name ${shellWord(profile)} --assume-role-policy-document '${ec2TrustPolicy}'`,
      `aws iam add-role-to-instance-profile --instance-profile-name ${shellWord(profile)} --role-name ${shellWord(profile)}`,
      '# A profile that was deleted and made anew must be associated anew:',
      `aws ec2 describe-iam-instance-profile-associations --region ${shellWord(region)} --filters Name=instance-id,Values=${shellWord(instanceId)} --query 'IamInstanceProfileAssociations[0].AssociationId' --output text`,
      `aws ec2 replace-iam-instance-profile-association --region ${shellWord(region)} --association-id ASSOCIATION_ID --iam-instance-profile Name=${shellWord(profile)}`,
    ].join('\n'),
    terraform: [
      `resource "aws_iam_role" "${name}" {`,
      `  name               = ${hclString(profile)}`,
      `  assume_role_policy = ${hclString(ec2TrustPolicy)}`,
      '}',
      `resource "aws_iam_instance_profile" "${name}" {`,
      `  name = ${hclString(profile)}`,
      `  role = aws_iam_role.${name}.name`,
      '}',
    ].join('\n'),
    cloudFormation: [
      `Role${name}:`,
      '  Type: AWS::IAM::Role',
      '  Properties:',
      `    AssumeRolePolicyDocument: ${ec2TrustPolicy}`,
      `Profile${name}:`,
      '  Type: AWS::IAM::InstanceProfile',
      '  Properties:',
      `    InstanceProfileName: ${yamlString(profile)}`,
      `    Roles: [!Ref Role${name}]`,
    ].join('\n'),
    console: [
      'The IAM console shows no profile apart from its role, so give the instance another one.',
      `Open EC2 in ${region}, Instances, and select ${instanceId}.`,
      'Choose Actions, Security, Modify IAM role.',
      `Choose a role in place of ${profile}, then Update IAM role.`,
    ],
  };
}
