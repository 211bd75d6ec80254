import { DescribeInstanceAttributeCommand, DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import { ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEstate } from '../create-estate.ts';
import { type FaultOptions, type SimulatedAws, startSimulatedAws } from '../server.ts';
import { type Clients, clientsOf } from '../testing/clients.ts';

let aws: SimulatedAws;
let clients: Clients;
const page = new DescribeInstancesCommand({ MaxResults: 10 });
const aliases = new ListAccountAliasesCommand({});

beforeAll(async () => {
  const startsAt = new Date('2026-01-05T00:00:00Z');
  aws = await startSimulatedAws({ estate: createEstate({ seed: 5, startsAt, instances: 60 }) });
  clients = clientsOf(aws);
});
afterAll(() => aws.close());
beforeEach(() => {
  aws.setFaults({});
  aws.resetCalls();
});

describe('a rule', () => {
  test('denies one action in one region and nothing else', async () => {
    aws.setFaults({ rules: [{ kind: 'access-denied', region: 'us-east-1', action: 'DescribeInstances' }] });
    await expect(clients.ec2.send(page)).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
      message: expect.stringContaining('ec2:DescribeInstances'),
      $metadata: { httpStatusCode: 403 },
    });
    await expect(clients.iam.send(aliases)).resolves.toBeDefined();
    aws.setFaults({ rules: [{ kind: 'access-denied', region: 'global' }] });
    await expect(clients.iam.send(aliases)).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(clients.ec2.send(page)).resolves.toBeDefined();
    aws.setFaults({ rules: [{ kind: 'access-denied', account: '999999999999' }] });
    await expect(clients.ec2.send(page)).resolves.toBeDefined();
  });

  test('fails the third call only, when told so', async () => {
    aws.setFaults({ rules: [{ kind: 'error', code: 'InternalError', status: 500, skip: 2, times: 1 }] });
    const outcomes: string[] = [];
    for (let call = 0; call < 4; call++)
      await clients.ec2.send(page).then(
        () => outcomes.push('fine'),
        (error: Error) => outcomes.push(error.name),
      );
    expect(outcomes).toEqual(['fine', 'fine', 'InternalError', 'fine']);
  });

  test.each([
    ['close-mid-answer', /aborted|ECONNRESET|socket|terminated/i],
    ['html', /Deserialization|html|parse|tag/i],
  ] as const)('makes the answer a %s', async (kind, message) => {
    aws.setFaults({ rules: [{ kind }] });
    await expect(clients.ec2.send(page)).rejects.toThrow(message);
  });

  test('lets a call hang until the caller gives up', async () => {
    aws.setFaults({ rules: [{ kind: 'hang' }] });
    const call = clients.ec2.send(page, { abortSignal: AbortSignal.timeout(50) });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('throttling', () => {
  test('is overcome by the retries of the SDK', async () => {
    aws.setFaults({ rules: [{ kind: 'throttle', times: 2 }] });
    const { ec2 } = clientsOf(aws, { attempts: 4 });
    const answer = await ec2.send(page);
    expect(answer.$metadata.attempts).toBe(3);
    expect(aws.calls()).toEqual([
      expect.objectContaining({ region: 'us-east-1', action: 'DescribeInstances', calls: 3, throttled: 2 }),
    ]);
  });

  test('has the code of the service', async () => {
    aws.setFaults({ rules: [{ kind: 'throttle' }] });
    await expect(clients.ec2.send(page)).rejects.toMatchObject({ name: 'RequestLimitExceeded' });
    await expect(clients.iam.send(aliases)).rejects.toMatchObject({ name: 'Throttling' });
  });

  test('by a bucket, one for each action', async () => {
    aws.setFaults({ bucket: { size: 3, refillPerSecond: 0 } });
    const InstanceId = aws.estate.everyInstance[0]!.id;
    const attribute = () =>
      clients.ec2.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'userData' }));
    const results = await Promise.allSettled([
      attribute(),
      attribute(),
      attribute(),
      attribute(),
      attribute(),
    ]);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    await expect(clients.ec2.send(page)).resolves.toBeDefined();
    expect(aws.calls().find(({ action }) => action === 'DescribeInstanceAttribute')).toMatchObject({
      calls: 5,
      throttled: 2,
    });
  });
});

test('latency is waited for', async () => {
  aws.setFaults({ latencyMs: 60 });
  const before = performance.now();
  await clients.ec2.send(page);
  expect(performance.now() - before).toBeGreaterThanOrEqual(59);
});

test('a clock that is wrong shows in the Date header and refuses signatures until the SDK has learnt it', async () => {
  aws.setFaults({ clockSkewSeconds: 900 });
  await expect(clientsOf(aws).ec2.send(page)).rejects.toMatchObject({ name: 'RequestExpired' });
  await expect(clientsOf(aws, { attempts: 3 }).ec2.send(page)).resolves.toBeDefined();
});

describe('a malformed resource', () => {
  const firstOf = async (what: string) => {
    const rules = [{ kind: 'malformed', what, action: 'DescribeInstances' }] as FaultOptions['rules'];
    aws.setFaults(rules ? { rules } : {});
    const { Reservations } = await clients.ec2.send(page);
    const instances = Reservations!.flatMap(({ Instances }) => Instances!);
    expect(instances).toHaveLength(10);
    return instances[0]!;
  };

  test.each([
    ['no-instance-id', 'InstanceId'],
    ['no-launch-time', 'LaunchTime'],
    ['no-type', 'InstanceType'],
    ['no-tags', 'Tags'],
  ] as const)('may have %s', async (what, field) => {
    expect((await firstOf(what))[field] ?? []).toEqual([]);
    aws.setFaults({});
    const { Reservations } = await clients.ec2.send(page);
    expect(Reservations![0]!.Instances![0]).toHaveProperty(field);
  });

  test('may be garbage, or have letters that XML does not allow', async () => {
    expect((await firstOf('garbage')).InstanceId).toBeUndefined();
    const { Tags } = await firstOf('illegal-characters');
    expect(Tags!.find(({ Key }) => Key === 'note')!.Value).toMatch(/nul .*bell /s);
  });

  test('may spoil its whole page', async () => {
    await expect(firstOf('bad-date')).rejects.toThrow();
  });
});
