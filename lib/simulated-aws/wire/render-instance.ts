import type { Instance, Tag } from '../estate/model.ts';
import { stateOf } from '../estate/state.ts';
import { ec2Time, element, escapeXml, optionalElement } from './xml.ts';

/** One instance as DescribeInstances shows it. */
export function renderInstance(instance: Instance, now: number): string {
  const state = stateOf(instance, now);
  const isGone = instance.phase === 'terminated';
  const zone = `${instance.region.name}${'abc'[instance.sequence % 3]}`;
  const address = `10.${(instance.sequence >> 16) & 255}.${(instance.sequence >> 8) & 255}.${instance.sequence & 255}`;
  const suffix = instance.id.slice(3);
  const created = ec2Time(instance.createdAt);
  const launched = instance.launchedAt === instance.createdAt ? created : ec2Time(instance.launchedAt);
  const network = isGone ? '' : renderNetwork(instance, { suffix, address, created });
  const disk = isGone ? '' : renderDisk(suffix, created);
  return `<instanceId>${instance.id}</instanceId><imageId>ami-0a1b2c3d4e5f60718</imageId><instanceState><code>${state.code}</code><name>${state.name}</name></instanceState><privateDnsName>${isGone ? '' : `ip-${address.replaceAll('.', '-')}.ec2.internal`}</privateDnsName><dnsName/>${renderReason(instance)}<amiLaunchIndex>0</amiLaunchIndex><productCodes/><instanceType>${instance.type}</instanceType><launchTime>${launched}</launchTime><placement><availabilityZone>${zone}</availabilityZone><groupName/><tenancy>default</tenancy></placement><monitoring><state>disabled</state></monitoring>${isGone ? '' : `<subnetId>subnet-0f${suffix.slice(0, 4)}00112233445</subnetId><vpcId>vpc-0a99887766554433f</vpcId><privateIpAddress>${address}</privateIpAddress>${optionalElement('ipAddress', publicAddress(instance))}`}<architecture>x86_64</architecture><rootDeviceType>ebs</rootDeviceType><rootDeviceName>/dev/xvda</rootDeviceName>${disk}<virtualizationType>hvm</virtualizationType><clientToken/>${renderTags(instance.tags)}<hypervisor>xen</hypervisor>${network}${renderProfile(instance)}<ebsOptimized>false</ebsOptimized><enaSupport>true</enaSupport><metadataOptions><state>applied</state><httpTokens>${instance.httpTokens}</httpTokens><httpPutResponseHopLimit>2</httpPutResponseHopLimit><httpEndpoint>${instance.httpEndpoint}</httpEndpoint><instanceMetadataTags>disabled</instanceMetadataTags></metadataOptions>`;
}

/** While it runs, every seventh instance has a public address, of the range for benchmarks, which leads nowhere. */
function publicAddress({ phase, sequence }: Instance): string | null {
  if (phase !== 'running' || sequence % 7 !== 3) return null;
  return `198.${18 + ((sequence >> 16) & 1)}.${(sequence >> 8) & 255}.${sequence & 255}`;
}

/** A tag set in EC2's shape. */
export function renderTags(tags: readonly Tag[]): string {
  if (tags.length === 0) return '';
  let items = '';
  for (const [key, value] of tags) items += `<item>${element('key', key)}${element('value', value)}</item>`;
  return `<tagSet>${items}</tagSet>`;
}

/** The association id of an instance's present profile: another one after each association. */
export function associationId(instance: Instance): string {
  const number = (instance.associatedAt / 1000).toString(16).slice(-8).padStart(8, '0');
  return `iip-assoc-0${instance.id.slice(3, 11)}${number}`;
}

/** The profile as both DescribeInstances and the associations show it. */
export function renderProfile(instance: Instance): string {
  if (!instance.profile) return '';
  const { arn, id } = instance.profile;
  return `<iamInstanceProfile><arn>${escapeXml(arn)}</arn><id>${id}</id></iamInstanceProfile>`;
}

function renderReason(instance: Instance): string {
  if (instance.phase === 'running') return '<reason/>';
  const time = `${new Date(instance.phaseAt).toISOString().slice(0, 19).replace('T', ' ')} GMT`;
  const code = 'Client.UserInitiatedShutdown';
  return `<reason>User initiated (${time})</reason><stateReason><code>${code}</code><message>${code}: User initiated shutdown</message></stateReason>`;
}

function renderDisk(suffix: string, created: string): string {
  return `<blockDeviceMapping><item><deviceName>/dev/xvda</deviceName><ebs><volumeId>vol-0${suffix}</volumeId><status>attached</status><attachTime>${created}</attachTime><deleteOnTermination>true</deleteOnTermination></ebs></item></blockDeviceMapping>`;
}

type Network = { readonly suffix: string; readonly address: string; readonly created: string };

function renderNetwork(instance: Instance, { suffix, address, created }: Network): string {
  return `<networkInterfaceSet><item><networkInterfaceId>eni-0${suffix}</networkInterfaceId><subnetId>subnet-0f${suffix.slice(0, 4)}00112233445</subnetId><vpcId>vpc-0a99887766554433f</vpcId><description/><ownerId>${instance.region.account.id}</ownerId><status>in-use</status><privateIpAddress>${address}</privateIpAddress><sourceDestCheck>true</sourceDestCheck><attachment><attachmentId>eni-attach-0${suffix}</attachmentId><deviceIndex>0</deviceIndex><status>attached</status><attachTime>${created}</attachTime><deleteOnTermination>true</deleteOnTermination><networkCardIndex>0</networkCardIndex></attachment><interfaceType>interface</interfaceType></item></networkInterfaceSet>`;
}
