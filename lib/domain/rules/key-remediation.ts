import { hclString, resourceName, shellWord, textOf, yamlString } from '#lib/domain/rules/quoting.ts';
import type { Evidence, Remediable, Remediation } from '#lib/domain/rules/rule.ts';

/** The key that a finding speaks of, with placeholders for what is not known. */
type Key = { accessKeyId: string; userName: string };

/** The commands that take a user's key out of use, and later away. */
export function retireKeyCli({ accessKeyId, userName }: Key): string[] {
  const key = `--user-name ${shellWord(userName)} --access-key-id ${shellWord(accessKeyId)}`;
  return [
    `aws iam update-access-key ${key} --status Inactive`,
    '# When nothing has missed it for some days:',
    `aws iam delete-access-key ${key}`,
  ];
}

/** The key of a finding on a key or on an exposed one. */
function keyOf(evidence: Evidence, resourceId: string): Key {
  return {
    accessKeyId: textOf(evidence, 'accessKeyId', resourceId),
    userName: textOf(evidence, 'userName', 'USER_NAME'),
  };
}

/** How to take an IAM user's key out of use. */
export function retireKey({ resourceId, evidence }: Remediable, why: string): Remediation {
  const key = keyOf(evidence, resourceId);
  const name = resourceName(key.userName);
  return {
    cli: [`# ${why}`, ...retireKeyCli(key)].join('\n'),
    terraform: [
      `# ${why} Make the key inactive; remove the block when nothing has missed it.`,
      `resource "aws_iam_access_key" "${name}" {`,
      `  user   = ${hclString(key.userName)}`,
      '  status = "Inactive"',
      '}',
    ].join('\n'),
    cloudFormation: [
      `# ${why} Make the key inactive; remove the resource when nothing has missed it.`,
      `Key${name}:`,
      '  Type: AWS::IAM::AccessKey',
      '  Properties:',
      `    UserName: ${yamlString(key.userName)}`,
      '    Status: Inactive',
    ].join('\n'),
    console: [
      why,
      `Open IAM, Users, ${key.userName}, Security credentials.`,
      `Under Access keys find ${key.accessKeyId} and choose Actions, Deactivate.`,
      'When nothing has missed it for some days, choose Actions, Delete.',
    ],
  };
}

/** How to delete an IAM user's key that is out of use. */
export function deleteKey({ resourceId, evidence }: Remediable): Remediation {
  const { accessKeyId, userName } = keyOf(evidence, resourceId);
  return {
    cli: [
      '# It cannot be brought back. If it must work again instead: update-access-key with --status Active.',
      `aws iam delete-access-key --user-name ${shellWord(userName)} --access-key-id ${shellWord(accessKeyId)}`,
    ].join('\n'),
    terraform: `# Remove the aws_iam_access_key of ${userName} whose id is ${accessKeyId}; then apply.`,
    cloudFormation: `# Remove the AWS::IAM::AccessKey of ${userName} whose id is ${accessKeyId}; then update the stack.`,
    console: [
      `Open IAM, Users, ${userName}, Security credentials.`,
      `Under Access keys find ${accessKeyId}, which is inactive, and choose Actions, Delete.`,
      'Enter the id to confirm. It cannot be brought back.',
    ],
  };
}

/** How to remove the root user's keys: only the root user, or the organization's management account, can. */
export function deleteRootKeys({ evidence }: Remediable): Remediation {
  const accountId = textOf(evidence, 'accountId', 'ACCOUNT_ID');
  const byHand = `# The root user's keys of account ${accountId} cannot be managed here: delete them by the console or the AWS CLI.`;
  return {
    cli: [
      `# From the organization's management account, with centralized root access, for account ${accountId}:`,
      `aws sts assume-root --target-principal ${shellWord(accountId)} --task-policy-arn arn=arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials`,
      '# With the credentials that it answers (or as the root user itself):',
      'aws iam list-access-keys',
      'aws iam delete-access-key --access-key-id ACCESS_KEY_ID',
    ].join('\n'),
    terraform: byHand,
    cloudFormation: byHand,
    console: [
      `Sign in to account ${accountId} as the root user.`,
      'Choose the account name, Security credentials, and go to Access keys.',
      'For each key choose Actions, Deactivate; when nothing has missed it, Actions, Delete.',
    ],
  };
}
