import { retireKeyCli } from '#lib/domain/rules/key-remediation.ts';
import { resourceName, shellWord, textOf } from '#lib/domain/rules/quoting.ts';
import type { Evidence, Remediable, Remediation } from '#lib/domain/rules/rule.ts';

/** How to end the exposure of a credential in an instance's user data. */
export function userDataCredentialsRemediation(finding: Remediable): Remediation {
  const { region, resourceId: instanceId } = finding;
  const on = `--region ${shellWord(region)} --instance-id ${shellWord(instanceId)}`;
  const stop = `--region ${shellWord(region)} --instance-ids ${shellWord(instanceId)}`;
  return {
    cli: [
      ...retireCredentialCli(finding),
      '# Then take it out of the user data, which can be changed only while the instance is stopped:',
      `aws ec2 describe-instance-attribute ${on} --attribute userData --query UserData.Value --output text | base64 -d > user-data.txt`,
      '# Remove the credential from user-data.txt; let the instance use its role instead.',
      `aws ec2 stop-instances ${stop}`,
      `aws ec2 wait instance-stopped ${stop}`,
      'base64 < user-data.txt > user-data.b64',
      `aws ec2 modify-instance-attribute ${on} --attribute userData --value file://user-data.b64`,
      `aws ec2 start-instances ${stop}`,
    ].join('\n'),
    terraform: [
      `# In the aws_instance of ${instanceId}: a role in place of the credential.`,
      `resource "aws_instance" "${resourceName(instanceId)}" {`,
      '  iam_instance_profile = aws_iam_instance_profile.workload.name',
      '  user_data            = file("user-data.txt") # without the credential',
      '}',
    ].join('\n'),
    cloudFormation: [
      `# In the AWS::EC2::Instance of ${instanceId}: a role in place of the credential.`,
      'Properties:',
      '  IamInstanceProfile: !Ref WorkloadInstanceProfile',
      '  UserData: !Base64 "#!/bin/sh" # without the credential',
    ].join('\n'),
    console: [
      ...retireCredentialSteps(finding),
      `Open EC2 in ${region}, Instances, select ${instanceId} and stop it.`,
      'Choose Actions, Instance settings, Edit user data; remove the credential and save.',
      'Choose Actions, Security, Modify IAM role to give the instance a role; then start it.',
    ],
  };
}

/** How to end the exposure of a credential in a launch template version. */
export function launchTemplateCredentialsRemediation(finding: Remediable): Remediation {
  const { region, resourceId } = finding;
  const [templateId = resourceId, version = '$Default'] = resourceId.split(':');
  const on = `--region ${shellWord(region)} --launch-template-id ${shellWord(templateId)}`;
  return {
    cli: [
      ...retireCredentialCli(finding),
      '# Then make a version without it (user-data.b64: the cleaned user data in base64, on one line):',
      `aws ec2 create-launch-template-version ${on} --source-version ${shellWord(version)} --launch-template-data "{\\"UserData\\":\\"$(cat user-data.b64)\\"}"`,
      `aws ec2 modify-launch-template ${on} --default-version NEW_VERSION`,
      `aws ec2 delete-launch-template-versions ${on} --versions ${shellWord(version)}`,
    ].join('\n'),
    terraform: [
      `# In the aws_launch_template of ${templateId}: a role in place of the credential.`,
      `resource "aws_launch_template" "${resourceName(templateId)}" {`,
      '  update_default_version = true',
      '  user_data              = filebase64("user-data.txt") # without the credential',
      '  iam_instance_profile {',
      '    name = aws_iam_instance_profile.workload.name',
      '  }',
      '}',
    ].join('\n'),
    cloudFormation: [
      `# In the AWS::EC2::LaunchTemplate of ${templateId}: a role in place of the credential.`,
      'Properties:',
      '  LaunchTemplateData:',
      '    IamInstanceProfile:',
      '      Arn: !GetAtt WorkloadInstanceProfile.Arn',
      '    UserData: !Base64 "#!/bin/sh" # without the credential',
    ].join('\n'),
    console: [
      ...retireCredentialSteps(finding),
      `Open EC2 in ${region}, Launch Templates, and select ${templateId}.`,
      `Choose Actions, Modify template (Create new version), from version ${version}; remove the credential from the user data and choose an IAM instance profile.`,
      `Make the new version the default, then delete version ${version}.`,
    ],
  };
}

/** The commands that end a credential, whoever has it. */
export function retireCredentialCli({ evidence }: Remediable): string[] {
  const accessKeyId = textOf(evidence, 'accessKeyId', '');
  if (accessKeyId === '') {
    return ['# Find out whose credential it is, and deactivate it first: IAM lists no secrets to compare.'];
  }
  if (isTemporary(evidence, accessKeyId)) {
    return [
      '# The credentials expire by themselves; to end them at once, revoke the sessions of their role.',
    ];
  }
  if (!accessKeyId.startsWith('AKIA')) return [`# ${notOfUser}`];
  if (evidence.keyLife === 'deleted') return [`# ${deletedAlready}`];
  const account = textOf(evidence, 'keyAccountId', '');
  const userName = textOf(evidence, 'userName', '');
  return [
    account === '' ? '# In the account of the key:' : `# In account ${account}:`,
    ...(userName === '' ? findUserCli(accessKeyId) : []),
    ...(isPerhapsRoots(evidence) ? [`# ${ofRoot}`] : []),
    ...retireKeyCli({ accessKeyId, userName: userName || 'USER_NAME' }),
  ];
}

function findUserCli(accessKeyId: string): string[] {
  return [
    '# Which user has the key is not known here. This names the one to write for USER_NAME:',
    `aws iam get-access-key-last-used --access-key-id ${shellWord(accessKeyId)}`,
  ];
}

/** The same in the console. */
export function retireCredentialSteps({ evidence }: Remediable): string[] {
  const accessKeyId = textOf(evidence, 'accessKeyId', '');
  if (accessKeyId === '') return ['Find out whose credential it is, and deactivate it first.'];
  if (isTemporary(evidence, accessKeyId)) {
    return ['To end the credentials at once, open IAM, Roles, their role, Revoke sessions.'];
  }
  if (!accessKeyId.startsWith('AKIA')) return [notOfUser];
  if (evidence.keyLife === 'deleted') return [deletedAlready];
  const account = textOf(evidence, 'keyAccountId', '');
  const userName = textOf(evidence, 'userName', '');
  const way = userName === '' ? `search for ${accessKeyId}, open its user` : `open Users, ${userName}`;
  return [
    `In IAM${account === '' ? '' : ` of account ${account}`} ${way}, Security credentials, and deactivate ${userName === '' ? 'the key' : accessKeyId}.`,
    ...(isPerhapsRoots(evidence) ? [ofRoot] : []),
  ];
}

const deletedAlready = 'The key has been deleted already: nobody can use it any more.';
const notOfUser = 'IAM lists no credential of this kind: find out what made it, and end it there first.';
const ofRoot =
  'If no user has it, look among the keys of the root user: sign in as root, Security credentials.';

function isTemporary({ kind }: Evidence, accessKeyId: string): boolean {
  return kind === 'session-credentials' || accessKeyId.startsWith('ASIA');
}

function isPerhapsRoots({ keyLife }: Evidence): boolean {
  return keyLife === 'perhaps-root' || keyLife === 'perhaps-inactive-root';
}
