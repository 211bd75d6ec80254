import type { Instance, InstanceState } from '#lib/domain/inventory.ts';
import { type Answer, listOf, partOf, tagsOf, textOf } from './answer.ts';
import { stateChangeTime, timeOf } from './time.ts';

/** An instance as EC2 tells it: without its owner, which settings decide, and its association's time, which another call tells. */
export type SeenInstance = Omit<Instance, 'owner' | 'associatedAt'>;

/** What is read of DescribeInstances, a third of what it holds. */
export const instanceElements = [
  'attachTime',
  'attachment',
  'arn',
  'blockDeviceMapping',
  'deviceIndex',
  'deviceName',
  'ebs',
  'httpEndpoint',
  'httpTokens',
  'iamInstanceProfile',
  'imageId',
  'instanceId',
  'instanceState',
  'instanceType',
  'ipAddress',
  'key',
  'launchTime',
  'metadataOptions',
  'name',
  'networkInterfaceSet',
  'platform',
  'platformDetails',
  'reason',
  'rootDeviceName',
  'tagSet',
  'value',
] as const;

type InstanceAnswer = Answer<(typeof instanceElements)[number]>;

/** Reads one entry of DescribeInstances. Null if it has no instance id; whatever else is missing or unreadable is null. */
export function readInstance(entry: InstanceAnswer): SeenInstance | null {
  const instanceId = textOf(entry, 'instanceId');
  if (instanceId === null) return null;
  const tags = tagsOf(entry, 'tagSet', 'key', 'value');
  const launchTime = timeOf(entry, 'launchTime');
  const metadata = partOf(entry, 'metadataOptions');
  return {
    instanceId,
    state: stateOf(entry),
    stateChangedAt: stateChangeTime(textOf(entry, 'reason')),
    instanceType: textOf(entry, 'instanceType'),
    imageId: textOf(entry, 'imageId'),
    platform: textOf(entry, 'platformDetails') ?? textOf(entry, 'platform'),
    name: tags.Name || null,
    launchTime,
    createdAt: primaryInterfaceAttachedAt(entry) ?? rootVolumeAttachedAt(entry) ?? launchTime,
    profileArn: textOf(partOf(entry, 'iamInstanceProfile'), 'arn'),
    httpTokens: textOf(metadata, 'httpTokens'),
    httpEndpoint: textOf(metadata, 'httpEndpoint'),
    publicIp: textOf(entry, 'ipAddress'),
    launchTemplateId: tags['aws:ec2launchtemplate:id'] || null,
    launchTemplateVersion: tags['aws:ec2launchtemplate:version'] || null,
    autoScalingGroup: tags['aws:autoscaling:groupName'] || null,
    tags,
  };
}

const states: ReadonlySet<string> = new Set<InstanceState>([
  'pending',
  'running',
  'shutting-down',
  'terminated',
  'stopping',
  'stopped',
]);

function stateOf(entry: InstanceAnswer): Instance['state'] {
  const name = textOf(partOf(entry, 'instanceState'), 'name');
  return name !== null && states.has(name) ? (name as InstanceState) : 'unknown';
}

/** Attached at creation and for life, so it tells the creation that LaunchTime, which moves at every start, does not. */
function primaryInterfaceAttachedAt(entry: InstanceAnswer): Date | null {
  const attachments = listOf(entry, 'networkInterfaceSet').map((each) => partOf(each, 'attachment'));
  const primary = attachments.find((attachment) => textOf(attachment, 'deviceIndex') === '0');
  return primary === undefined ? null : timeOf(primary, 'attachTime');
}

function rootVolumeAttachedAt(entry: InstanceAnswer): Date | null {
  const rootName = textOf(entry, 'rootDeviceName');
  const root = listOf(entry, 'blockDeviceMapping').find(
    (each) => rootName !== null && textOf(each, 'deviceName') === rootName,
  );
  return root === undefined ? null : timeOf(partOf(root, 'ebs'), 'attachTime');
}
