import { unowned } from '#lib/domain/ownership.ts';
import { unownedResource } from '#lib/domain/rules/compliance.ts';
import { type InstanceSubject, instanceDraft } from '#lib/domain/rules/ec2-instance.ts';
import { instanceExample } from '#lib/domain/rules/examples.ts';
import { hclString, resourceName, shellWord, textOf, yamlString } from '#lib/domain/rules/quoting.ts';
import { type RoleIdentity, roleDraft } from '#lib/domain/rules/role.ts';
import type {
  Evidence,
  FindingDraft,
  Remediable,
  Remediation,
  Rule,
  Verdict,
} from '#lib/domain/rules/rule.ts';

export const resourceUnownedRule: Rule = {
  id: 'resource-unowned',
  title: 'Resource without an owner',
  rationale:
    'No tag says whose it is, so nobody is asked when it goes wrong. What nobody owns is patched, rotated and deleted last.',
  condition:
    'None of the tags that the settings name (`ownership.tags`) gives an owner to an instance, running or stopped, or to a role that EC2 may assume.',
  severity: 'low',
  resourceKind: 'instance-or-role',
  compliance: unownedResource,
  remediate,
  example: {
    ...instanceExample,
    evidence: { ...instanceExample.evidence, ...evidenceOf(['owner', 'team']) },
  },
};

/** Low: no owner can be resolved for an instance, running or stopped. One that is about to start is not judged yet. */
export function instanceUnowned(subject: Omit<InstanceSubject, 'presence' | 'settings'>): Verdict {
  const { instance, ownerTags } = subject;
  if (instance.state === 'shutting-down' || instance.state === 'terminated') return null;
  if (instance.owner !== unowned) return null;
  if (instance.state === 'pending' || instance.state === 'unknown') return 'unknown';
  return instanceDraft(subject, {
    ruleId: 'resource-unowned',
    severity: 'low',
    title: (name) => `Instance ${name} has no owner`,
    evidence: evidenceOf(ownerTags),
  });
}

/** Low: no owner can be resolved for a role that EC2 may assume. */
export function roleUnowned({
  accountId,
  role,
  ownerTags,
}: {
  accountId: string;
  role: RoleIdentity & { ec2Assumable: boolean };
  ownerTags: readonly string[];
}): FindingDraft | null {
  if (!role.ec2Assumable || role.owner !== unowned) return null;
  return roleDraft(
    { accountId, role },
    {
      ruleId: 'resource-unowned',
      severity: 'low',
      title: `Role ${role.roleName} has no owner`,
      evidence: evidenceOf(ownerTags),
    },
  );
}

function evidenceOf(ownerTags: readonly string[]): Evidence {
  return { ownerTag: ownerTags[0] ?? 'owner', lookedFor: ownerTags.join(', ') };
}

function remediate({ region, resourceId, evidence }: Remediable): Remediation {
  const tag = textOf(evidence, 'ownerTag', 'owner');
  return resourceId.startsWith('arn:')
    ? ofRole(textOf(evidence, 'roleName', resourceId), tag)
    : ofInstance(region, resourceId, tag);
}

function ofInstance(region: string, instanceId: string, tag: string): Remediation {
  return {
    cli: [
      '# Put the name of the owner for OWNER_NAME.',
      `aws ec2 create-tags --region ${shellWord(region)} --resources ${shellWord(instanceId)} --tags Key=${shellWord(tag)},Value=OWNER_NAME`,
    ].join('\n'),
    terraform: [
      `resource "aws_ec2_tag" "${resourceName(instanceId)}" {`,
      `  resource_id = ${hclString(instanceId)}`,
      `  key         = ${hclString(tag)}`,
      '  value       = "OWNER_NAME"',
      '}',
    ].join('\n'),
    cloudFormation: [`# In the AWS::EC2::Instance of ${instanceId}:`, ...tagLines(tag)].join('\n'),
    console: [
      `Open EC2 in ${region}, Instances, and select ${instanceId}.`,
      `On the tab Tags choose Manage tags, and add ${tag} with the name of the owner.`,
      'Instances of an Auto Scaling group: give the group the tag too, and let it tag new instances.',
    ],
  };
}

function ofRole(roleName: string, tag: string): Remediation {
  return {
    cli: [
      '# Put the name of the owner for OWNER_NAME.',
      `aws iam tag-role --role-name ${shellWord(roleName)} --tags Key=${shellWord(tag)},Value=OWNER_NAME`,
    ].join('\n'),
    terraform: [
      `# In the aws_iam_role of ${roleName}:`,
      `resource "aws_iam_role" "${resourceName(roleName)}" {`,
      `  tags = { ${hclString(tag)} = "OWNER_NAME" }`,
      '}',
    ].join('\n'),
    cloudFormation: [`# In the AWS::IAM::Role of ${roleName}:`, ...tagLines(tag)].join('\n'),
    console: [
      `Open IAM, Roles, and ${roleName}.`,
      `On the tab Tags choose Manage tags, and add ${tag} with the name of the owner.`,
    ],
  };
}

function tagLines(tag: string): string[] {
  return ['Properties:', '  Tags:', `    - Key: ${yamlString(tag)}`, '      Value: OWNER_NAME'];
}
