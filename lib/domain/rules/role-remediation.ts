import { nameInArn } from '#lib/domain/name-in-arn.ts';
import { hclString, resourceName, shellWord, textOf, yamlString } from '#lib/domain/rules/quoting.ts';
import type { Evidence, Remediable, Remediation } from '#lib/domain/rules/rule.ts';

type Cause = { kind: string; policy: string; policyArn: string };

/** How to take from a role what it should not have: look at what it uses, allow just that, and take the rest off. */
export function narrowRole({ resourceId, evidence }: Remediable, why: string): Remediation {
  const roleArn = textOf(evidence, 'roleArn', resourceId);
  const roleName = textOf(evidence, 'roleName', nameInArn(roleArn));
  const causes = causesOf(evidence);
  const name = resourceName(roleName);
  return {
    cli: [
      `# ${why}`,
      '# See what it really uses:',
      `aws iam generate-service-last-accessed-details --arn ${shellWord(roleArn)} --granularity ACTION_LEVEL`,
      '# Write that down as enough.json, and let it have just that:',
      `aws iam put-role-policy --role-name ${shellWord(roleName)} --policy-name enough --policy-document file://enough.json`,
      '# Then take off what is too much:',
      ...causes.map((cause) => takeOff(roleName, cause)),
    ].join('\n'),
    terraform: [
      `# ${why} Remove or narrow what gives it: ${causes.map(({ policy }) => policy).join(', ')}.`,
      `resource "aws_iam_role_policy" "${name}" {`,
      '  name = "enough"',
      `  role = ${hclString(roleName)}`,
      '  policy = jsonencode({',
      '    Version = "2012-10-17"',
      '    Statement = [{ Effect = "Allow", Action = ["SERVICE:ACTION"], Resource = ["ARN"] }]',
      '  })',
      '}',
    ].join('\n'),
    cloudFormation: [
      `# ${why} Remove or narrow what gives it: ${causes.map(({ policy }) => policy).join(', ')}.`,
      `Enough${name}:`,
      '  Type: AWS::IAM::RolePolicy',
      '  Properties:',
      `    RoleName: ${yamlString(roleName)}`,
      '    PolicyName: enough',
      '    PolicyDocument:',
      '      Version: "2012-10-17"',
      '      Statement:',
      '        - { Effect: Allow, Action: ["SERVICE:ACTION"], Resource: ["ARN"] }',
    ].join('\n'),
    console: [
      why,
      `Open IAM, Roles, ${roleName}, and look at Last Accessed: what it really uses.`,
      'Under Permissions choose Add permissions, Create inline policy, and allow just that.',
      ...causes.map(({ kind, policy }) =>
        kind === 'attached'
          ? `Under Permissions policies choose ${policy}, then Remove.`
          : `Under Permissions policies open ${policy}, and narrow its statements or delete it.`,
      ),
    ],
  };
}

function takeOff(roleName: string, { kind, policy, policyArn }: Cause): string {
  const role = `--role-name ${shellWord(roleName)}`;
  return kind === 'attached'
    ? `aws iam detach-role-policy ${role} --policy-arn ${shellWord(policyArn)}`
    : `aws iam delete-role-policy ${role} --policy-name ${shellWord(policy)}`;
}

/** The policies whose statements cause a finding, each once. */
function causesOf({ statements }: Evidence): Cause[] {
  const given = Array.isArray(statements) ? statements : [];
  const causes = given.flatMap((statement) => {
    if (typeof statement !== 'object' || statement === null || Array.isArray(statement)) return [];
    const kind = textOf(statement, 'kind', 'inline');
    const policy = textOf(statement, 'policy', 'POLICY_NAME');
    return [{ kind, policy, policyArn: textOf(statement, 'policyArn', 'POLICY_ARN') }];
  });
  const distinct = [...new Map(causes.map((cause) => [JSON.stringify(cause), cause])).values()];
  return distinct.length > 0 ? distinct : [{ kind: 'inline', policy: 'POLICY_NAME', policyArn: '' }];
}
