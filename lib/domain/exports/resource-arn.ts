import type { ExportedFinding } from './exported-finding.ts';

type Place = Pick<ExportedFinding, 'accountId' | 'region' | 'resourceKind' | 'resourceId'>;

/** The AWS partition that a region belongs to. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/**
 * What names a finding's resource in all of AWS: its ARN, of a launch template without the version. Access keys have
 * none: theirs is the form in which AWS's own findings name them.
 */
export function resourceArn({ accountId, region, resourceKind, resourceId }: Place): string {
  const ec2 = `arn:${partitionOf(region)}:ec2:${region}:${accountId}`;
  switch (resourceKind) {
    case 'instance':
      return `${ec2}:instance/${resourceId}`;
    case 'launch-template':
      return `${ec2}:launch-template/${templateOf(resourceId).templateId}`;
    case 'access-key':
      return `AWS::IAM::AccessKey:${resourceId}`;
  }
}

/** A launch template's id, and its version where the finding names one: `lt-0abc:3`. */
export function templateOf(resourceId: string): { templateId: string; version: string | null } {
  const [templateId = resourceId, version = null] = resourceId.split(':');
  return { templateId, version };
}
