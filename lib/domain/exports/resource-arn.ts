import type { ExportedFinding } from './exported-finding.ts';

type Place = Pick<ExportedFinding, 'accountId' | 'region' | 'resourceKind' | 'resourceId'>;

/** The AWS partition that a finding's resource lies in, by its ARN or its region. */
export function partitionOf({ region, resourceId }: Pick<Place, 'region' | 'resourceId'>): string {
  const [arn, partition] = resourceId.split(':');
  if (arn === 'arn' && partition) return partition;
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/**
 * What names a finding's resource in all of AWS: its ARN, of a launch template without the version. Access keys have
 * none: theirs is the form in which AWS's own findings name them. Repositories and hosts go by their names.
 */
export function resourceArn(place: Place): string {
  const { accountId, region, resourceKind, resourceId } = place;
  const ec2 = `arn:${partitionOf(place)}:ec2:${region}:${accountId}`;
  switch (resourceKind) {
    case 'instance':
      return `${ec2}:instance/${resourceId}`;
    case 'launch-template':
      return `${ec2}:launch-template/${templateOf(resourceId).templateId}`;
    case 'access-key':
      return `AWS::IAM::AccessKey:${resourceId}`;
    case 'role':
    case 'repository':
    case 'host':
      return resourceId;
  }
}

/** A launch template's id, and its version where the finding names one: `lt-0abc:3`. */
export function templateOf(resourceId: string): { templateId: string; version: string | null } {
  const [templateId = resourceId, version = null] = resourceId.split(':');
  return { templateId, version };
}
