import {
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeRegionsCommand,
  DescribeVolumesCommand,
  paginateDescribeIamInstanceProfileAssociations,
  paginateDescribeInstances,
} from '@aws-sdk/client-ec2';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEstate } from './create-estate.ts';
import { HOUR } from './estate/durations.ts';
import { stop, terminate } from './estate/instances.ts';
import { publishVersion } from './estate/templates.ts';
import { type SimulatedAws, startSimulatedAws } from './server.ts';
import { type Clients, clientsOf } from './testing/clients.ts';

let aws: SimulatedAws;
let clients: Clients;

beforeAll(async () => {
  const estate = createEstate({
    seed: 5,
    startsAt: new Date('2026-01-05T00:00:00Z'),
    instances: 300,
    leakyServices: 0.3,
    accounts: [
      { id: '111122223333', name: 'prod', regions: ['us-east-1'], share: 1 },
      { id: '444455556666', name: 'other', regions: ['eu-west-1'], share: 0, externalId: 'secret-word' },
    ],
  });
  aws = await startSimulatedAws({ estate });
  clients = clientsOf(aws);
});
afterAll(() => aws.close());

const region = () => aws.estate.accounts[0]!.regions.get('us-east-1')!;

describe('STS', () => {
  test('knows the account of the caller from its key', async () => {
    const identities = await Promise.all(
      [0, 1].map((account) => clientsOf(aws, { account }).sts.send(new GetCallerIdentityCommand({}))),
    );
    expect(identities.map(({ Account }) => Account)).toEqual(['111122223333', '444455556666']);
  });

  test('lets the collector assume its role in another account, with the external id', async () => {
    const RoleArn = 'arn:aws:iam::444455556666:role/RolecallCollector';
    const refused = clients.sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }));
    await expect(refused).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
    const { Credentials } = await clients.sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', ExternalId: 'secret-word' }),
    );
    expect(Credentials!.Expiration!.getTime()).toBeGreaterThan(Date.now());
    const sts = new STSClient({
      endpoint: aws.url,
      region: 'eu-west-1',
      credentials: {
        accessKeyId: Credentials!.AccessKeyId!,
        secretAccessKey: Credentials!.SecretAccessKey!,
        sessionToken: Credentials!.SessionToken!,
      },
    });
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: '444455556666',
      Arn: expect.stringContaining(':assumed-role/'),
    });
  });

  test('refuses keys of accounts that it does not have', async () => {
    const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' };
    const sts = new STSClient({ endpoint: aws.url, region: 'us-east-1', credentials });
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
  });
});

describe('EC2', () => {
  test('describes the regions of the account', async () => {
    const { Regions } = await clients.ec2.send(new DescribeRegionsCommand({}));
    expect(Regions!.map(({ RegionName }) => RegionName)).toEqual(['us-east-1']);
    const all = await clients.ec2.send(new DescribeRegionsCommand({ AllRegions: true }));
    expect(all.Regions!.filter(({ OptInStatus }) => OptInStatus === 'not-opted-in').length).toBeGreaterThan(
      0,
    );
  });

  test('does not answer in a region that the account has not enabled', async () => {
    const { ec2 } = clientsOf(aws, { region: 'eu-west-1' });
    await expect(ec2.send(new DescribeInstancesCommand({}))).rejects.toMatchObject({ name: 'AuthFailure' });
  });

  test('pages through all instances, each once, as the estate has them', async () => {
    const sizes: number[] = [];
    const seen = new Map<
      string,
      { type: string; tags: number; created: number; profile: string | undefined }
    >();
    for await (const page of paginateDescribeInstances({ client: clients.ec2, pageSize: 90 }, {})) {
      const instances = page.Reservations!.flatMap(({ Instances }) => Instances!);
      sizes.push(instances.length);
      for (const one of instances)
        seen.set(one.InstanceId!, {
          type: one.InstanceType!,
          tags: one.Tags?.length ?? 0,
          created: one.NetworkInterfaces![0]!.Attachment!.AttachTime!.getTime(),
          profile: one.IamInstanceProfile?.Arn,
        });
    }
    expect(sizes).toEqual([90, 90, 90, 30]);
    const expected = region().instances.map((one) => [
      one.id,
      { type: one.type, tags: one.tags.length, created: one.createdAt, profile: one.profile?.arn },
    ]);
    expect([...seen]).toEqual(expected);
  });

  test('gives all instances at once when no page size is asked for', async () => {
    const { Reservations, NextToken } = await clients.ec2.send(new DescribeInstancesCommand({}));
    expect(Reservations!.flatMap(({ Instances }) => Instances!)).toHaveLength(300);
    expect(Reservations!.length).toBeLessThan(300);
    expect(NextToken).toBeUndefined();
  });

  test('filters by state and by id', async () => {
    const stopped = await clients.ec2.send(
      new DescribeInstancesCommand({ Filters: [{ Name: 'instance-state-name', Values: ['stopped'] }] }),
    );
    const states = stopped.Reservations!.flatMap(({ Instances }) =>
      Instances!.map(({ State }) => State!.Name),
    );
    expect(new Set(states)).toEqual(new Set(['stopped']));
    const [, second] = region().instances;
    const one = await clients.ec2.send(new DescribeInstancesCommand({ InstanceIds: [second!.id] }));
    expect(
      one.Reservations!.flatMap(({ Instances }) => Instances!.map(({ InstanceId }) => InstanceId)),
    ).toEqual([second!.id]);
  });

  test.each([
    [{ MaxResults: 1001 }, 'InvalidParameterValue'],
    [{ MaxResults: 4 }, 'InvalidParameterValue'],
    [{ MaxResults: 5, InstanceIds: ['i-0123456789abcdef0'] }, 'InvalidParameterCombination'],
    [{ InstanceIds: ['i-0123456789abcdef0'] }, 'InvalidInstanceID.NotFound'],
    [{ InstanceIds: ['nonsense'] }, 'InvalidInstanceID.Malformed'],
    [{ NextToken: 'nonsense' }, 'InvalidNextToken'],
    [{ Filters: [{ Name: 'colour', Values: ['red'] }] }, 'InvalidParameterValue'],
  ])('answers %j with %s', async (input, name) => {
    const call = clients.ec2.send(new DescribeInstancesCommand(input));
    await expect(call).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  });

  test('gives the associations of instances with a profile', async () => {
    const seen: [string, number][] = [];
    const paginator = paginateDescribeIamInstanceProfileAssociations(
      { client: clients.ec2, pageSize: 100 },
      {},
    );
    for await (const page of paginator)
      for (const one of page.IamInstanceProfileAssociations!) {
        expect(one.State).toBe('associated');
        seen.push([one.InstanceId!, one.Timestamp!.getTime()]);
      }
    const expected = region().instances.filter(({ profile }) => profile);
    expect(seen).toEqual(expected.map(({ id, associatedAt }) => [id, associatedAt]));
    const { IamInstanceProfileAssociations } = await clients.ec2.send(
      new DescribeIamInstanceProfileAssociationsCommand({
        Filters: [{ Name: 'instance-id', Values: [expected[3]!.id] }],
      }),
    );
    expect(IamInstanceProfileAssociations).toHaveLength(1);
  });

  test('gives user data as it is, and none where there is none', async () => {
    const ask = (InstanceId: string) =>
      clients.ec2.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'userData' }));
    const withData = region().instances.find(({ userData }) => userData)!;
    const without = region().instances.find(({ userData }) => !userData)!;
    expect(Buffer.from((await ask(withData.id)).UserData!.Value!, 'base64')).toEqual(
      withData.userData!.content,
    );
    expect((await ask(without.id)).UserData?.Value).toBeUndefined();
    await expect(ask('i-0123456789abcdef0')).rejects.toMatchObject({ name: 'InvalidInstanceID.NotFound' });
  });

  test('describes launch templates and their default and latest versions all at once', async () => {
    const template = region().templates[0]!;
    const [first] = template.versions;
    publishVersion(template, { ...first!, instanceType: 'c7g.large' }, aws.estate.now);
    template.defaultMoves.push({ at: aws.estate.now, version: 1 });
    const { LaunchTemplates } = await clients.ec2.send(new DescribeLaunchTemplatesCommand({}));
    expect(LaunchTemplates).toHaveLength(region().templates.length);
    expect(LaunchTemplates![0]).toMatchObject({ DefaultVersionNumber: 1, LatestVersionNumber: 2 });
    const { LaunchTemplateVersions } = await clients.ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ Versions: ['$Default', '$Latest'], MaxResults: 200 }),
    );
    expect(LaunchTemplateVersions).toHaveLength(region().templates.length + 1);
    const latest = LaunchTemplateVersions!.find(({ VersionNumber }) => VersionNumber === 2)!;
    expect(latest).toMatchObject({
      DefaultVersion: false,
      LaunchTemplateData: { InstanceType: 'c7g.large' },
    });
    const profiles = LaunchTemplateVersions!.map((one) => one.LaunchTemplateData!.IamInstanceProfile);
    expect(profiles.some((profile) => profile?.Arn)).toBe(true);
    expect(profiles.some((profile) => profile?.Name)).toBe(true);
    const own = await clients.ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: template.id }),
    );
    expect(own.LaunchTemplateVersions!.map(({ VersionNumber }) => VersionNumber)).toEqual([2, 1]);
    await expect(clients.ec2.send(new DescribeLaunchTemplateVersionsCommand({}))).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
  });

  test('says InvalidAction for what it does not know', async () => {
    const call = clients.ec2.send(new DescribeVolumesCommand({}));
    await expect(call).rejects.toMatchObject({ name: 'InvalidAction', $metadata: { httpStatusCode: 400 } });
  });

  test('shows stopped and terminated instances with the time of their transition, the latter for an hour', async () => {
    const [, , , stopped, terminated] = region().instances.filter(({ phase }) => phase === 'running');
    stop(stopped!, aws.estate.now);
    terminate(aws.estate, terminated!, aws.estate.now);
    const look = async () => {
      const { Reservations } = await clients.ec2.send(new DescribeInstancesCommand({}));
      const all = Reservations!.flatMap(({ Instances }) => Instances!);
      return [stopped, terminated].map((wanted) => all.find(({ InstanceId }) => InstanceId === wanted!.id));
    };
    const reason = 'User initiated (2026-01-05 00:00:00 GMT)';
    expect(await look()).toMatchObject([
      { State: { Name: 'stopping' }, StateTransitionReason: reason },
      { State: { Name: 'shutting-down' }, StateTransitionReason: reason },
    ]);
    aws.clock.set(new Date(aws.estate.now + HOUR / 2));
    expect(await look()).toMatchObject([{ State: { Name: 'stopped' } }, { State: { Name: 'terminated' } }]);
    const attribute = { InstanceId: terminated!.id, Attribute: 'userData' as const };
    const call = clients.ec2.send(new DescribeInstanceAttributeCommand(attribute));
    await expect(call).rejects.toMatchObject({ name: 'InvalidInstanceID.NotFound' });
    aws.clock.set(new Date(aws.estate.now + HOUR / 2));
    expect((await look())[1]).toBeUndefined();
  });
});

test('a page goes on after the last one even when instances have vanished in between', async () => {
  const estate = createEstate({
    seed: 5,
    startsAt: new Date('2026-01-05T00:00:00Z'),
    instances: 40,
    users: 1,
    roles: 1,
  });
  const other = await startSimulatedAws({ estate });
  try {
    const { ec2 } = clientsOf(other);
    const first = await ec2.send(new DescribeInstancesCommand({ MaxResults: 10 }));
    const [account] = estate.accounts;
    const { instances } = account!.regions.get('us-east-1')!;
    const expected = instances[10]!.id;
    terminate(estate, instances[0]!, estate.now);
    other.clock.set(new Date(estate.now + 2 * HOUR));
    const next = await ec2.send(new DescribeInstancesCommand({ MaxResults: 10, NextToken: first.NextToken }));
    expect(next.Reservations![0]!.Instances![0]!.InstanceId).toBe(expected);
  } finally {
    await other.close();
  }
});
