import { AssociateIamInstanceProfileCommand, DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import {
  DeleteAccessKeyCommand,
  GenerateCredentialReportCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  ListAccessKeysCommand,
  ListAccountAliasesCommand,
  ListGroupsCommand,
  ListInstanceProfilesCommand,
  paginateGetAccountAuthorizationDetails,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEstate } from '../create-estate.ts';
import { HOUR } from '../estate/durations.ts';
import { changeKey, changeProfileRole } from '../estate/identities.ts';
import type { Account } from '../estate/model.ts';
import { type SimulatedAws, startSimulatedAws } from '../server.ts';
import { type Clients, clientsOf } from '../testing/clients.ts';

let aws: SimulatedAws;
let iam: Clients['iam'];
let account: Account;

beforeAll(async () => {
  const estate = createEstate({
    seed: 5,
    startsAt: new Date('2026-01-05T00:00:00Z'),
    instances: 120,
    users: 80,
    accounts: [{ id: '111122223333', name: 'prod', regions: ['us-east-1'], share: 1, rootKey: true }],
  });
  aws = await startSimulatedAws({ estate });
  account = estate.accounts[0]!;
  iam = clientsOf(aws).iam;
});
afterAll(() => aws.close());
beforeEach(() => aws.setFaults({}));

test('authorization details come in pages: users, groups, roles with profiles, policies with versions', async () => {
  const [users, roles, policies]: [string[], string[], string[]] = [[], [], []];
  const profiles: string[] = [];
  let pages = 0;
  for await (const page of paginateGetAccountAuthorizationDetails({ client: iam, pageSize: 50 }, {})) {
    pages++;
    users.push(...(page.UserDetailList ?? []).map(({ UserName }) => UserName!));
    policies.push(...(page.Policies ?? []).map(({ PolicyName }) => PolicyName!));
    for (const role of page.RoleDetailList ?? []) {
      roles.push(role.RoleName!);
      profiles.push(...(role.InstanceProfileList ?? []).map(({ Arn }) => Arn!));
      expect(JSON.parse(decodeURIComponent(role.AssumeRolePolicyDocument!))).toHaveProperty('Statement');
    }
  }
  expect(pages).toBe(3);
  expect(users).toEqual(account.users.map(({ name }) => name));
  expect(roles).toEqual(account.roles.map(({ name }) => name));
  expect(policies).toEqual(account.policies.map(({ name }) => name));
  expect(profiles.toSorted()).toEqual(account.profiles.map(({ arn }) => arn).toSorted());
});

test('an emptied profile appears in no role, yet in ListInstanceProfiles', async () => {
  const profile = account.profiles[0]!;
  const { role } = profile;
  changeProfileRole(account, profile, null, aws.estate.now);
  const arns: string[] = [];
  for await (const page of paginateGetAccountAuthorizationDetails({ client: iam }, { Filter: ['Role'] })) {
    expect(page.UserDetailList).toEqual([]);
    arns.push(
      ...page.RoleDetailList!.flatMap(({ InstanceProfileList }) =>
        InstanceProfileList!.map(({ Arn }) => Arn!),
      ),
    );
  }
  expect(arns).not.toContain(profile.arn);
  const { Reservations } = await clientsOf(aws).ec2.send(new DescribeInstancesCommand({}));
  const shown = Reservations!.flatMap(({ Instances }) =>
    Instances!.map((one) => one.IamInstanceProfile?.Arn),
  );
  expect(shown).toContain(profile.arn);
  const { InstanceProfiles } = await iam.send(new ListInstanceProfilesCommand({}));
  expect(InstanceProfiles!.find(({ Arn }) => Arn === profile.arn)!.Roles).toEqual([]);
  changeProfileRole(account, profile, role, aws.estate.now);
});

describe('the credential report', () => {
  const report = async () => {
    const { Content } = await iam.send(new GetCredentialReportCommand({}));
    return Buffer.from(Content!).toString().split('\n');
  };

  test('is not present, then in progress, then complete, and new only after four hours', async () => {
    aws.setFaults({ reportCallsUntilReady: 2 });
    const order = async () => (await iam.send(new GenerateCredentialReportCommand({}))).State;
    await expect(report()).rejects.toMatchObject({
      Code: 'ReportNotPresent',
      $metadata: { httpStatusCode: 410 },
    });
    expect(await order()).toBe('STARTED');
    await expect(report()).rejects.toMatchObject({
      Code: 'ReportInProgress',
      $metadata: { httpStatusCode: 404 },
    });
    expect(await order()).toBe('INPROGRESS');
    expect(await order()).toBe('COMPLETE');
    const before = await report();
    const keys = account.users.flatMap((user) => user.keys).filter(({ status }) => status === 'active');
    changeKey(keys[0]!, 'inactive', aws.estate.now);
    expect(await report()).toEqual(before);
    aws.clock.set(new Date(aws.estate.now + 4 * HOUR));
    await expect(report()).rejects.toMatchObject({ Code: 'ReportExpired' });
    aws.setFaults({});
    expect(await order()).toBe('STARTED');
    expect(await report()).not.toEqual(before);
  });

  test('has a row for root and one for each user, quoted where a name asks for it', async () => {
    const lines = await report();
    expect(lines).toHaveLength(account.users.length + 2);
    expect(lines[1]).toMatch(/^<root_account>,arn:aws:iam::111122223333:root,.*not_supported,.*,true,20/);
    expect(lines.some((line) => line.startsWith('"ops,shared",'))).toBe(true);
    const columns = lines[0]!.split(',').length;
    for (const line of lines) expect(line.replace(/"[^"]*"/g, 'quoted').split(',')).toHaveLength(columns);
  });

  test('may have columns that nobody has heard of', async () => {
    aws.setFaults({ reportExtraColumns: ['additional_credentials_info'] });
    aws.clock.set(new Date(aws.estate.now + 5 * HOUR));
    await iam.send(new GenerateCredentialReportCommand({}));
    expect((await report())[0]).toMatch(/,additional_credentials_info$/);
  });
});

test('keys of a user with their state and last use', async () => {
  const user = account.users.find(({ keys }) => keys.length === 2)!;
  changeKey(user.keys[1]!, 'inactive', aws.estate.now);
  const { AccessKeyMetadata } = await iam.send(new ListAccessKeysCommand({ UserName: user.name }));
  expect(
    AccessKeyMetadata!.map(({ AccessKeyId, CreateDate }) => [AccessKeyId, CreateDate!.getTime()]),
  ).toEqual(user.keys.map(({ id, createdAt }) => [id, createdAt]));
  expect(AccessKeyMetadata![1]!.Status).toBe('Inactive');
  const all = account.users.flatMap(({ keys }) => keys);
  const used = all.find(({ usage }) => usage && usage.until === Number.POSITIVE_INFINITY)!;
  const answer = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: used.id }));
  expect(aws.estate.now - answer.AccessKeyLastUsed!.LastUsedDate!.getTime()).toBeLessThan(200 * HOUR);
  const unused = all.find(({ usage }) => usage === null)!;
  const never = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: unused.id }));
  expect(never.AccessKeyLastUsed).toEqual({ ServiceName: 'N/A', Region: 'N/A' });
  changeKey(user.keys[1]!, 'deleted', aws.estate.now);
  const after = await iam.send(new ListAccessKeysCommand({ UserName: user.name }));
  expect(after.AccessKeyMetadata).toHaveLength(1);
  const call = iam.send(new ListAccessKeysCommand({ UserName: 'nobody' }));
  await expect(call).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    $metadata: { httpStatusCode: 404 },
  });
});

test('summary, alias and the unknown', async () => {
  const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
  expect(SummaryMap).toMatchObject({ Users: 80, AccountAccessKeysPresent: 1 });
  const { AccountAliases } = await iam.send(new ListAccountAliasesCommand({}));
  expect(AccountAliases).toEqual(['example-prod']);
  await expect(iam.send(new ListGroupsCommand({}))).rejects.toMatchObject({ name: 'InvalidAction' });
});

test('what Rolecall tells to do is done: a role attached, a key deactivated, activated and deleted', async () => {
  const { ec2 } = clientsOf(aws);
  const user = account.users.find(({ keys }) => keys.some(({ status }) => status === 'active'))!;
  const key = user.keys.find(({ status }) => status === 'active')!;
  const named = { UserName: user.name, AccessKeyId: key.id };
  const statusOf = async () => {
    const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName: user.name }));
    return AccessKeyMetadata.find(({ AccessKeyId }) => AccessKeyId === key.id)?.Status;
  };
  for (const Status of ['Inactive', 'Active'] as const) {
    await iam.send(new UpdateAccessKeyCommand({ ...named, Status }));
    expect(await statusOf()).toBe(Status);
  }
  await iam.send(new DeleteAccessKeyCommand(named));
  expect(await statusOf()).toBeUndefined();
  await expect(iam.send(new DeleteAccessKeyCommand(named))).rejects.toThrow('cannot be found');

  const bare = [...account.regions.values()]
    .flatMap(({ instancesById }) => [...instancesById.values()])
    .find(({ profile, phase }) => profile === null && phase === 'running')!;
  const associate = new AssociateIamInstanceProfileCommand({
    InstanceId: bare.id,
    IamInstanceProfile: { Name: account.profiles[0]!.name },
  });
  const { IamInstanceProfileAssociation: association } = await ec2.send(associate);
  expect(association?.IamInstanceProfile?.Arn).toBe(account.profiles[0]!.arn);
  await expect(ec2.send(associate)).rejects.toThrow('existing association');
});
