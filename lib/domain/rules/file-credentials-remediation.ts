import {
  retireCredentialCli,
  retireCredentialSteps,
} from '#lib/domain/rules/exposed-credentials-remediation.ts';
import { shellWord, textOf } from '#lib/domain/rules/quoting.ts';
import type { Remediable, Remediation } from '#lib/domain/rules/rule.ts';

/** How to end the exposure of a credential in a repository. */
export function codeCredentialsRemediation(finding: Remediable): Remediation {
  const { resourceId: repository, evidence } = finding;
  const path = textOf(evidence, 'path', 'PATH');
  const isRemoved = evidence.isRemoved === true;
  return {
    cli: [
      ...retireCredentialCli(finding),
      ...(isRemoved
        ? [`# No file of ${repository} holds it any more, but the history of ${path} does.`]
        : [
            `# Then take it out of the code, in a clone of ${repository}:`,
            `grep -n AKIA ${shellWord(path)} # replace the credential by the environment that the role gives`,
            `git commit -m 'Take the credential out' -- ${shellWord(path)}`,
          ]),
      '# Clones, forks and caches keep it: deactivating the key is what ends the exposure. To take it out of the history too,',
      '# agree with all who have a clone, and rewrite it with git-filter-repo (credential.txt holds what to replace):',
      'git filter-repo --replace-text credential.txt',
      '# Whether more is left:',
      'rolecall scan . --history',
    ].join('\n'),
    terraform: [
      `# Builds of ${repository} take a role in place of the credential (here those of GitHub Actions).`,
      'data "aws_iam_policy_document" "build" {',
      '  statement {',
      '    actions = ["sts:AssumeRoleWithWebIdentity"]',
      '    principals {',
      '      type        = "Federated"',
      '      identifiers = [aws_iam_openid_connect_provider.github.arn]',
      '    }',
      '    condition {',
      '      test     = "StringLike"',
      '      variable = "token.actions.githubusercontent.com:sub"',
      `      values   = ["repo:${slugOf(repository)}:ref:refs/heads/main"]`,
      '    }',
      '  }',
      '}',
    ].join('\n'),
    cloudFormation: [
      `# Builds of ${repository} take a role in place of the credential (here those of GitHub Actions).`,
      'BuildRole:',
      '  Type: AWS::IAM::Role',
      '  Properties:',
      '    AssumeRolePolicyDocument:',
      '      Version: "2012-10-17"',
      '      Statement:',
      '        - Effect: Allow',
      '          Action: sts:AssumeRoleWithWebIdentity',
      '          Principal: { Federated: !Ref GitHubProvider }',
      '          Condition:',
      '            StringLike:',
      `              token.actions.githubusercontent.com:sub: "repo:${slugOf(repository)}:ref:refs/heads/main"`,
    ].join('\n'),
    console: [
      ...retireCredentialSteps(finding),
      isRemoved
        ? `No file of ${repository} holds it any more; its history does, and so does every clone.`
        : `Take it out of ${path} in ${repository}, and commit that.`,
      'Give what used it a role: an instance profile on EC2, an identity provider (OpenID Connect) for builds.',
      'Scan the repository again with --history and --record: the finding ends when a complete scan finds it no more.',
    ],
  };
}

/** How to end the exposure of a credential in a host's files. */
export function hostCredentialsRemediation(finding: Remediable): Remediation {
  const { resourceId: host, evidence } = finding;
  const path = textOf(evidence, 'path', 'PATH');
  const instance = /^i-[0-9a-f]{8,17}$/.test(host) ? host : 'INSTANCE_ID';
  return {
    cli: [
      ...retireCredentialCli(finding),
      `# Give the host a role in place of the credential, if it is an instance (${host}):`,
      `aws ec2 associate-iam-instance-profile --instance-id ${shellWord(instance)} --iam-instance-profile Name=PROFILE_NAME`,
      `# On ${host}: what is used now, then without the file.`,
      'aws configure list',
      `sudo grep -n AKIA ${shellWord(`/${path}`)} # take the credential out`,
      'aws sts get-caller-identity # names the role',
    ].join('\n'),
    terraform: [
      `# In the aws_instance of ${host}: a role in place of the credential.`,
      'resource "aws_instance" "host" {',
      '  iam_instance_profile = aws_iam_instance_profile.workload.name',
      '}',
    ].join('\n'),
    cloudFormation: [
      `# In the AWS::EC2::Instance of ${host}: a role in place of the credential.`,
      'Properties:',
      '  IamInstanceProfile: !Ref WorkloadInstanceProfile',
    ].join('\n'),
    console: [
      ...retireCredentialSteps(finding),
      `If ${host} is an instance, open it in EC2 and choose Actions, Security, Modify IAM role.`,
      `Take the credential out of ${path} on ${host}; images and snapshots that were made of its disk hold it still.`,
      'Scan the host again with --record: the finding ends when a complete scan finds it no more.',
    ],
  };
}

/** `acme/web` of `github.com/acme/web`. */
function slugOf(repository: string): string {
  return repository.split('/').slice(-2).join('/');
}
