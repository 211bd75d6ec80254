import {
  DescribeInstanceAttributeCommand,
  EC2Client,
  paginateDescribeIamInstanceProfileAssociations,
  paginateDescribeInstances,
  paginateDescribeLaunchTemplates,
  paginateDescribeLaunchTemplateVersions,
} from '@aws-sdk/client-ec2';
import {
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  IAMClient,
  ListAccessKeysCommand,
  paginateGetAccountAuthorizationDetails,
} from '@aws-sdk/client-iam';
import { parseCsv } from '#lib/collectors/csv.ts';

/**
 * What a script would do that needs the same from AWS and keeps nothing of it: the calls of the table of cheapest
 * calls, through the SDK as it comes, in the largest pages that AWS gives. What collections are measured against.
 */
export type BareScript = {
  /** Users, roles and policies, and the credential report; returns the users who hold keys by it. */
  readIam: () => Promise<string[]>;
  listAccessKeys: (userNames: readonly string[]) => Promise<void>;
  /** Instances, profile associations and launch templates, one listing after the other; returns the instances' ids. */
  readEc2: () => Promise<string[]>;
  /** The size of each instance's user data, by instance. */
  readUserData: (instanceIds: readonly string[]) => Promise<Map<string, number>>;
  close: () => void;
};

const atOnce = 4;

/** A script with clients of its own. */
export function openBareScript(): BareScript {
  const [ec2, iam] = [new EC2Client(), new IAMClient()];
  return {
    readIam: () => readIam(iam),
    listAccessKeys: (userNames) =>
      eachOf(userNames, async (UserName) => void (await iam.send(new ListAccessKeysCommand({ UserName })))),
    readEc2: () => readEc2(ec2),
    readUserData: async (instanceIds) => {
      const bytes = new Map<string, number>();
      await eachOf(instanceIds, async (InstanceId) => {
        const command = new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'userData' });
        const { UserData } = await ec2.send(command);
        bytes.set(InstanceId, Buffer.byteLength(UserData?.Value ?? '', 'base64'));
      });
      return bytes;
    },
    close: () => {
      ec2.destroy();
      iam.destroy();
    },
  };
}

async function readIam(client: IAMClient): Promise<string[]> {
  await client.send(new GenerateCredentialReportCommand({}));
  await exhaust(paginateGetAccountAuthorizationDetails({ client, pageSize: 1000 }, {}));
  const { Content } = await client.send(new GetCredentialReportCommand({}));
  return holdersIn(Buffer.from(Content ?? []).toString('utf8'));
}

/** The users for whose first or second key the report has a date of creation. */
function holdersIn(csv: string): string[] {
  const [header = [], ...rows] = parseCsv(csv);
  const columns = [1, 2].map((key) => header.indexOf(`access_key_${key}_last_rotated`));
  return rows
    .filter((row) => columns.some((column) => row[column] !== 'N/A'))
    .flatMap(([name]) => (name === undefined || name === '<root_account>' ? [] : name));
}

async function readEc2(client: EC2Client): Promise<string[]> {
  const ids: string[] = [];
  for await (const { Reservations = [] } of paginateDescribeInstances({ client, pageSize: 1000 }, {}))
    for (const { Instances = [] } of Reservations)
      ids.push(...Instances.flatMap(({ InstanceId }) => InstanceId ?? []));
  await exhaust(paginateDescribeIamInstanceProfileAssociations({ client, pageSize: 1000 }, {}));
  await exhaust(paginateDescribeLaunchTemplates({ client, pageSize: 200 }, {}));
  const Versions = ['$Default', '$Latest'];
  await exhaust(paginateDescribeLaunchTemplateVersions({ client, pageSize: 200 }, { Versions }));
  return ids;
}

async function exhaust(pages: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of pages);
}

/** Four at a time, which is as many as the collector asks IAM for. */
async function eachOf<T>(all: readonly T[], ask: (one: T) => Promise<void>): Promise<void> {
  const waiting = all.values();
  const inTurn = async () => {
    for (const one of waiting) await ask(one);
  };
  await Promise.all(Array.from({ length: atOnce }, inTurn));
}
