import {
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  type DescribeLaunchTemplateVersionsCommandInput,
  DescribeRegionsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { type Answer, listOf, partOf, textOf } from './answer.ts';
import { AwsFailure, InvalidAnswer } from './aws-failure.ts';
import { type CallContext, callAws } from './call.ts';
import type { CallCounter } from './call-counter.ts';
import { instanceElements, readInstance, type SeenInstance } from './ec2-instance.ts';
import {
  readLaunchTemplate,
  readLaunchTemplateVersion,
  type SeenLaunchTemplate,
  type SeenLaunchTemplateVersion,
} from './ec2-launch-template.ts';
import { failureOf } from './errors.ts';
import type { Call } from './failure-facts.ts';
import { malformed, type Page, readEntries, readPages } from './page.ts';
import { timeOf } from './time.ts';

/** The profile of an instance, and since when. */
type SeenAssociation = { instanceId: string; associatedAt: Date };

/**
 * What Rolecall asks of EC2 in one region. Listings give page after page and throw `AwsFailure`; an entry
 * that cannot be read is in its page's `malformed`. An aborted signal's reason is thrown before the next page.
 */
export type Ec2 = {
  region: string;
  instances: (signal: AbortSignal) => AsyncGenerator<Page<SeenInstance>>;
  /** One instance as AWS tells it, all of it; null if AWS does not list it. */
  instance: (instanceId: string, signal: AbortSignal) => Promise<Answer | null>;
  /** Associations in force, with the time AWS gives them. */
  associations: (signal: AbortSignal) => AsyncGenerator<Page<SeenAssociation>>;
  launchTemplates: (signal: AbortSignal) => AsyncGenerator<Page<SeenLaunchTemplate>>;
  /** The default and the latest version of every template. */
  launchTemplateVersions: (signal: AbortSignal) => AsyncGenerator<Page<SeenLaunchTemplateVersion>>;
  /** The versions of one template from one number to another, those that there are; none if the template is gone. */
  launchTemplateVersionsOf: (
    range: VersionRange,
    signal: AbortSignal,
  ) => AsyncGenerator<Page<SeenLaunchTemplateVersion>>;
  /** An instance's user data in base64, null if it has none. Sent once: the caller paces and repeats. */
  userData: (instanceId: string, signal: AbortSignal) => Promise<string | null>;
  /** The regions that the account has enabled, by name. */
  regions: (signal: AbortSignal) => Promise<string[]>;
};

/** Versions of a launch template, the first and the last one included. */
type VersionRange = { templateId: string; first: number; last: number };

type Setup = { region: string; client: EC2Client; unrepeated: EC2Client; calls: CallCounter };

/** EC2's largest pages: of instances and associations, and of launch templates and their versions. */
const instancesPerPage = 1_000;
const templatesPerPage = 200;

/** EC2 in one region, through these clients. */
export function createEc2(setup: Setup): Ec2 {
  return {
    region: setup.region,
    instances: (signal) => instancePages(setup, { signal, calls: setup.calls }),
    instance: (instanceId, signal) => readOneInstance(setup, instanceId, { signal, calls: setup.calls }),
    associations: (signal) => associationPages(setup, { signal, calls: setup.calls }),
    launchTemplates: (signal) => templatePages(setup, { signal, calls: setup.calls }),
    launchTemplateVersions: (signal) => templateVersionPages(setup, { signal, calls: setup.calls }),
    launchTemplateVersionsOf: (range, signal) => versionPagesOf(setup, range, { signal, calls: setup.calls }),
    userData: (instanceId, signal) => readUserData(setup, instanceId, { signal, calls: setup.calls }),
    regions: (signal) => readRegions(setup, { signal, calls: setup.calls }),
  };
}

const instancesAnswer = new Set([
  ...instanceElements,
  ...(['reservationSet', 'reservationId', 'instancesSet', 'item', 'nextToken'] as const),
]);

async function* instancePages(
  { client, region }: Setup,
  context: CallContext,
): AsyncGenerator<Page<SeenInstance>> {
  const call: Call = { action: 'ec2:DescribeInstances', where: region };
  const pages = readPages({ call, list: 'reservationSet', token: 'nextToken' }, (NextToken) => {
    const command = new DescribeInstancesCommand({ MaxResults: instancesPerPage, NextToken });
    return callAws(call, context, command, (options) => client.send(command, options), instancesAnswer);
  });
  for await (const answer of pages) {
    const page: Page<SeenInstance> = { resources: [], malformed: [] };
    for (const reservation of listOf(answer, 'reservationSet')) {
      for (const entry of listOf(reservation, 'instancesSet')) {
        const instance = readInstance(entry);
        const place = `reservation ${textOf(reservation, 'reservationId') ?? 'without an id'}`;
        if (instance === null) page.malformed.push(malformed('an instance', place, call));
        else page.resources.push(instance);
      }
    }
    yield page;
  }
}

async function readOneInstance(
  { client, region }: Setup,
  instanceId: string,
  context: CallContext,
): Promise<Answer | null> {
  const call: Call = { action: 'ec2:DescribeInstances', where: region, resource: instanceId };
  const command = new DescribeInstancesCommand({ InstanceIds: [instanceId] });
  const answer = await callAws(call, context, command, (options) => client.send(command, options));
  const entries = listOf(answer, 'reservationSet').flatMap((reservation) =>
    listOf(reservation, 'instancesSet'),
  );
  return entries.find((entry) => textOf(entry, 'instanceId') === instanceId) ?? null;
}

async function* associationPages(
  { client, region }: Setup,
  context: CallContext,
): AsyncGenerator<Page<SeenAssociation>> {
  const call: Call = { action: 'ec2:DescribeIamInstanceProfileAssociations', where: region };
  const list = 'iamInstanceProfileAssociationSet';
  const pages = readPages({ call, list, token: 'nextToken' }, (NextToken) => {
    const command = new DescribeIamInstanceProfileAssociationsCommand({
      MaxResults: instancesPerPage,
      NextToken,
    });
    return callAws(call, context, command, (options) => client.send(command, options));
  });
  for await (const answer of pages) {
    const page: Page<SeenAssociation> = { resources: [], malformed: [] };
    for (const entry of listOf(answer, list)) {
      if (textOf(entry, 'state') !== 'associated') continue;
      const instanceId = textOf(entry, 'instanceId');
      const associatedAt = timeOf(entry, 'timestamp');
      const place = textOf(entry, 'associationId') ?? 'without an id';
      if (instanceId === null) page.malformed.push(malformed('a profile association', place, call));
      else if (associatedAt !== null) page.resources.push({ instanceId, associatedAt });
    }
    yield page;
  }
}

async function* templatePages(
  { client, region }: Setup,
  context: CallContext,
): AsyncGenerator<Page<SeenLaunchTemplate>> {
  const call: Call = { action: 'ec2:DescribeLaunchTemplates', where: region };
  const list = 'launchTemplates';
  const pages = readPages({ call, list, token: 'nextToken' }, (NextToken) => {
    const command = new DescribeLaunchTemplatesCommand({ MaxResults: templatesPerPage, NextToken });
    return callAws(call, context, command, (options) => client.send(command, options));
  });
  for await (const answer of pages)
    yield readEntries(listOf(answer, list), readLaunchTemplate, 'a launch template', call);
}

/** The default and the latest versions of all launch templates. */
function templateVersionPages(
  setup: Setup,
  context: CallContext,
): AsyncGenerator<Page<SeenLaunchTemplateVersion>> {
  return versionPages(setup, { Versions: ['$Default', '$Latest'] }, context);
}

/** Some versions of one launch template; none if that or they are gone. */
async function* versionPagesOf(
  setup: Setup,
  { templateId, first, last }: VersionRange,
  context: CallContext,
): AsyncGenerator<Page<SeenLaunchTemplateVersion>> {
  const wanted = {
    LaunchTemplateId: templateId,
    // AWS calls it the number after which to list: one less, so that the first is among them either way.
    ...(first > 1 && { MinVersion: String(first - 1) }),
    MaxVersion: String(last),
  };
  try {
    yield* versionPages(setup, wanted, context);
  } catch (error) {
    if (!(error instanceof AwsFailure) || !templateGone.test(error.awsCode ?? '')) throw error;
  }
}

async function* versionPages(
  { client, region }: Setup,
  wanted: DescribeLaunchTemplateVersionsCommandInput,
  context: CallContext,
): AsyncGenerator<Page<SeenLaunchTemplateVersion>> {
  const about = wanted.LaunchTemplateId === undefined ? {} : { resource: wanted.LaunchTemplateId };
  const call: Call = { action: 'ec2:DescribeLaunchTemplateVersions', where: region, ...about };
  const list = 'launchTemplateVersionSet';
  const pages = readPages({ call, list, token: 'nextToken' }, (NextToken) => {
    const input = { ...wanted, MaxResults: templatesPerPage, NextToken };
    const command = new DescribeLaunchTemplateVersionsCommand(input);
    return callAws(call, context, command, (options) => client.send(command, options));
  });
  for await (const answer of pages) {
    yield readEntries(listOf(answer, list), readLaunchTemplateVersion, 'a launch template version', call);
  }
}

const templateGone = /^InvalidLaunchTemplateId\.(NotFound|VersionNotFound)$/;

async function readUserData(
  { unrepeated, region }: Setup,
  instanceId: string,
  context: CallContext,
): Promise<string | null> {
  const call: Call = { action: 'ec2:DescribeInstanceAttribute', where: region, resource: instanceId };
  const command = new DescribeInstanceAttributeCommand({ InstanceId: instanceId, Attribute: 'userData' });
  const answer = await callAws(call, context, command, (options) => unrepeated.send(command, options));
  if (textOf(answer, 'instanceId') !== instanceId) {
    throw failureOf(new InvalidAnswer('the attribute of another instance'), call);
  }
  return textOf(partOf(answer, 'userData'), 'value');
}

async function readRegions({ client, region }: Setup, context: CallContext): Promise<string[]> {
  const call: Call = { action: 'ec2:DescribeRegions', where: region };
  const command = new DescribeRegionsCommand({});
  const answer = await callAws(call, context, command, (options) => client.send(command, options));
  const names = listOf(answer, 'regionInfo').map((entry) => textOf(entry, 'regionName'));
  const regions = names.filter((name) => name !== null);
  if (regions.length === 0) throw failureOf(new InvalidAnswer('no region'), call);
  return regions.sort();
}
