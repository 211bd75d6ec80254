import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { account, hour, insertEstate, instanceRow, otherAccount } from '#lib/api/testing/rows.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import { forgeAccessKeyId, forgeSecret } from '#lib/domain/credentials/testing/forge-credentials.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { getInstanceAwsAnswer } from './get-instance-aws-answer.ts';

const [keyId, secret] = [forgeAccessKeyId(7), forgeSecret(7)];

/** What the stand-in for AWS answers, by action. */
let answers: Record<string, () => { status?: number; body: string }>;
let server: Server;
let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  await insertEstate(db, [1], [account, otherAccount]);
  await db.instance.createMany({
    data: [instanceRow('i-1'), instanceRow('i-2', { accountId: otherAccount })],
  });
  ctx = {
    ...{ actor: { kind: 'operator', name: 'test' }, visibleAccounts: 'all' },
    ...{ db, settings: defaultSettings, now: hour(3.5) },
  };
  server = createServer((request, response) => {
    let sent = '';
    request.on('data', (chunk) => {
      sent += chunk;
    });
    request.on('end', () => {
      const action = new URLSearchParams(sent).get('Action') ?? '';
      const { status = 200, body } = answers[action]?.() ?? { status: 500, body: '' };
      response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: forgeAccessKeyId(1),
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
});

afterAll(async () => {
  server.close();
  await database.drop();
});

const usual: [action: string, answer: () => { body: string }][] = [
  [
    'GetCallerIdentity',
    () => ({
      body: `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${account}</Account><Arn>a</Arn><UserId>u</UserId></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    }),
  ],
  ['DescribeInstances', () => instance('<instanceState><name>running</name></instanceState>')],
  ['DescribeInstanceAttribute', () => userData(null)],
];

beforeEach(() => {
  answers = Object.fromEntries(usual);
});

function instance(inside: string) {
  return {
    body: `<DescribeInstancesResponse><reservationSet><item><instancesSet><item><instanceId>i-1</instanceId>${inside}</item></instancesSet></item></reservationSet></DescribeInstancesResponse>`,
  };
}

function userData(bytes: Uint8Array | string | null) {
  const value = bytes === null ? '' : `<value>${Buffer.from(bytes).toString('base64')}</value>`;
  return {
    body: `<DescribeInstanceAttributeResponse><instanceId>i-1</instanceId><userData>${value}</userData></DescribeInstanceAttributeResponse>`,
  };
}

function failure(code: string) {
  return {
    status: 400,
    body: `<Response><Errors><Error><Code>${code}</Code><Message>${secret}</Message></Error></Errors></Response>`,
  };
}

const ask = (id = 'i-1') => getInstanceAwsAnswer({ ctx, input: { id } });

test('the answer as AWS gave it, lists as arrays', async () => {
  answers.DescribeInstances = () =>
    instance(
      '<groupSet><item><groupId>sg-1</groupId></item></groupSet><tagSet><item><key>env</key><value>prod &amp; test</value></item></tagSet><empty/>',
    );
  expect(await ask()).toEqual({
    askedAt: '2026-11-01T03:30:00.000Z',
    call: 'aws ec2 describe-instances --instance-ids i-1 --region us-east-1',
    answer: {
      ...{ instanceId: 'i-1', groupSet: [{ groupId: 'sg-1' }] },
      ...{ tagSet: [{ key: 'env', value: 'prod & test' }], empty: '' },
    },
    userData: null,
  });
});

test('nothing secret leaves in tags', async () => {
  const tag = (key: string, value: string) => `<item><key>${key}</key><value>${value}</value></item>`;
  const encoded = Buffer.from(secret).toString('base64');
  answers.DescribeInstances = () =>
    instance(
      `<tagSet>${tag('note', secret)}${tag('DB_PASSWORD', 'hunter2')}${tag('k', keyId)}${tag('b', encoded)}</tagSet>`,
    );
  const sent = JSON.stringify(await ask());
  for (const hidden of [secret, 'hunter2', keyId, encoded]) expect(sent).not.toContain(hidden);
});

test('user data comes unpacked and without its credentials', async () => {
  answers.DescribeInstanceAttribute = () =>
    userData(
      gzipSync(`#!/bin/sh\necho hi\nexport AWS_ACCESS_KEY_ID=${keyId} AWS_SECRET_ACCESS_KEY=${secret}\n`),
    );
  const { userData: shown } = await ask();
  expect(shown).toEqual({
    parts: [{ place: 'user data', text: '#!/bin/sh\necho hi\n[a line with a credential was removed]\n' }],
    withheld: [],
  });
});

test('user data that cannot be unpacked, or may not be read, is not sent', async () => {
  answers.DescribeInstanceAttribute = () => userData(gzipSync(`x=${secret}\n`.repeat(30)).subarray(0, 50));
  expect((await ask()).userData).toMatchObject({ parts: [], withheld: [{ place: 'user data' }] });
  answers.DescribeInstanceAttribute = () => failure('UnauthorizedOperation');
  expect((await ask()).userData).toMatchObject({
    parts: [],
    withheld: [{ reason: expect.stringContaining('ec2:DescribeInstanceAttribute') }],
  });
});

test.each([
  ['an id that nobody knows', () => {}, 'i-9', 'not-found', 'There is no instance i-9'],
  [
    'an instance that AWS lists no more',
    () => {
      answers.DescribeInstances = () => failure('InvalidInstanceID.NotFound');
    },
    'i-1',
    'not-found',
    'AWS no longer lists i-1',
  ],
  ['the credentials of another account', () => {}, 'i-2', 'unavailable', `not to ${otherAccount}`],
  [
    'a permission that is missing',
    () => {
      answers.DescribeInstances = () => failure('UnauthorizedOperation');
    },
    'i-1',
    'unavailable',
    'ec2:DescribeInstances',
  ],
  [
    'an endpoint where nobody listens',
    () => {
      process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:9';
    },
    'i-1',
    'unavailable',
    'check the network and the endpoint',
  ],
] as const)('%s is a clear problem', async (_, arrange, id, code, message) => {
  arrange();
  const error = await ask(id).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'ServiceError', code, message: expect.stringContaining(message) });
  expect(String(error)).not.toContain(secret);
});
