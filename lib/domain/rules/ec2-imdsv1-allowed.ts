import { eligibilityOf } from '#lib/domain/coverage.ts';
import type { Instance } from '#lib/domain/inventory.ts';
import { imdsV1Allowed } from '#lib/domain/rules/compliance.ts';
import { type InstanceSubject, instanceDraft } from '#lib/domain/rules/ec2-instance.ts';
import { instanceExample } from '#lib/domain/rules/examples.ts';
import { resourceName, shellWord, textOf } from '#lib/domain/rules/quoting.ts';
import type { Remediable, Remediation, Rule, Verdict } from '#lib/domain/rules/rule.ts';

export const ec2ImdsV1AllowedRule: Rule = {
  id: 'ec2-imdsv1-allowed',
  title: 'Instance that answers IMDSv1',
  rationale:
    'The instance hands its credentials to any request that reaches its metadata service, without a session token. One forged request through an application on it is enough to take over its role.',
  condition:
    'A running instance does not require session tokens (`HttpTokens`), and its metadata service is not off (`HttpEndpoint`); a stopped one too, if the settings count those.',
  severity: 'medium',
  resourceKind: 'instance',
  compliance: imdsV1Allowed,
  remediate,
  example: { ...instanceExample, evidence: { ...instanceExample.evidence, httpTokens: 'optional' } },
};

/**
 * Medium: an eligible instance does not require session tokens. Unknown where AWS did not say whether it does, unless its metadata
 * service answers nobody.
 */
export function ec2ImdsV1Allowed(subject: InstanceSubject): Verdict {
  const { instance, settings } = subject;
  const eligibility = eligibilityOf(instance.state, settings);
  if (eligibility === 'ineligible') return null;
  if (eligibility === 'undecided') return 'unknown';
  if (isTokenDemanded(instance)) return null;
  if (instance.httpTokens === null) return 'unknown';
  return instanceDraft(subject, {
    ruleId: 'ec2-imdsv1-allowed',
    severity: 'medium',
    title: (name) => `Instance ${name} allows IMDSv1`,
    evidence: { httpTokens: instance.httpTokens, httpEndpoint: instance.httpEndpoint },
  });
}

/** Whether nobody gets anything from an instance's metadata service without a session token. */
export function isTokenDemanded({
  httpTokens,
  httpEndpoint,
}: Pick<Instance, 'httpTokens' | 'httpEndpoint'>): boolean {
  return httpTokens === 'required' || httpEndpoint === 'disabled';
}

function remediate({ region, resourceId: instanceId, evidence }: Remediable): Remediation {
  const at = `--region ${shellWord(region)}`;
  const name = resourceName(instanceId);
  const templateId = textOf(evidence, 'launchTemplateId', '');
  const version = textOf(evidence, 'launchTemplateVersion', '$Default');
  return {
    cli: [
      '# First see that nothing on it still uses IMDSv1: the sum is to be 0.',
      `aws cloudwatch get-metric-statistics ${at} --namespace AWS/EC2 --metric-name MetadataNoToken --dimensions Name=InstanceId,Value=${shellWord(instanceId)} --start-time "$(date -u -d '-7 days' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)" --period 604800 --statistics Sum`,
      `aws ec2 modify-instance-metadata-options ${at} --instance-id ${shellWord(instanceId)} --http-tokens required --http-endpoint enabled`,
      ...(templateId === ''
        ? []
        : [
            '# And for the instances that its launch template is yet to launch:',
            `aws ec2 create-launch-template-version ${at} --launch-template-id ${shellWord(templateId)} --source-version ${shellWord(version)} --launch-template-data '{"MetadataOptions":{"HttpTokens":"required"}}'`,
          ]),
    ].join('\n'),
    terraform: [
      `# In the aws_instance of ${instanceId}, or the aws_launch_template that launches it:`,
      `resource "aws_instance" "${name}" {`,
      '  metadata_options {',
      '    http_endpoint = "enabled"',
      '    http_tokens   = "required"',
      '  }',
      '}',
    ].join('\n'),
    cloudFormation: [
      `# In the AWS::EC2::LaunchTemplate that launches ${instanceId}:`,
      'Properties:',
      '  LaunchTemplateData:',
      '    MetadataOptions:',
      '      HttpEndpoint: enabled',
      '      HttpTokens: required',
    ].join('\n'),
    console: [
      `Open EC2 in ${region}, Instances, and select ${instanceId}.`,
      'On the tab Monitoring, see that the metric MetadataNoToken is 0.',
      'Choose Actions, Instance settings, Modify instance metadata options.',
      'For IMDSv2 choose Required, then Save. The instance need not be restarted.',
    ],
  };
}
