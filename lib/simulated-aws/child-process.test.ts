import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SimulatedAwsProcess, startSimulatedAwsProcess } from './child-process.ts';

let aws: SimulatedAwsProcess;
beforeAll(async () => {
  aws = await startSimulatedAwsProcess({ preset: 'demo', startsAt: '2026-01-05T00:00:00Z' });
});
afterAll(() => aws.close());

test('serves the SDK, counts its calls and takes faults', async () => {
  const [{ accessKeyId, secretAccessKey, id } = { accessKeyId: '', secretAccessKey: '', id: '' }] =
    aws.accounts;
  const credentials = { accessKeyId, secretAccessKey };
  const sts = new STSClient({ endpoint: aws.url, region: 'us-east-1', credentials, maxAttempts: 1 });
  const identity = await sts.send(new GetCallerIdentityCommand({}));
  expect(identity.Account).toBe(id);
  expect(await aws.calls()).toMatchObject([
    { account: id, region: 'global', action: 'GetCallerIdentity', calls: 1 },
  ]);
  await aws.resetCalls();
  expect(await aws.calls()).toEqual([]);
  await aws.setFaults({ rules: [{ kind: 'access-denied' }] });
  await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(aws.setFaults({ rules: [{ kind: 'explode' as 'hang' }] })).rejects.toThrow(/rules\[0\]/);
});

test('lists what it can be asked and told', async () => {
  const response = await fetch(`${aws.url}/_simulated/`);
  expect(response.status).toBe(200);
  const { pages } = (await response.json()) as { pages: string[] };
  expect(pages).toContain('GET /_simulated/clock');
  for (const page of pages.filter((each) => each.startsWith('GET '))) {
    expect((await fetch(`${aws.url}${page.slice(4)}`)).status).toBe(200);
  }
});

test('moves its clock forwards only, and takes its settings for roll calls', async () => {
  const at = new Date('2026-01-06T00:00:00Z');
  expect(await aws.setClock(at)).toEqual(at);
  const later = new Date('2026-01-15T00:00:00Z');
  await aws.setClock(later);
  await expect(aws.setClock(at)).rejects.toThrow(/cannot be set back/);
  const truth = await aws.truth();
  expect(truth.roleCoverage.eligible).toBeGreaterThan(500);
  expect(await aws.truth({ at: later, rollCalls: [at, later] })).toEqual(truth);
  expect(await aws.truth({ at })).not.toEqual(truth);
});

test('rejects with the reason when it does not come up', async () => {
  const wrong = startSimulatedAwsProcess({ preset: 'bench', instances: -1 });
  await expect(wrong).rejects.toThrow(/instances/);
});
