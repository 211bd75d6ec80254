import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import type { FaultOptions, SimulatedAws } from '#lib/simulated-aws/server.ts';
import {
  awsEnvironment,
  quickSettings,
  setEnvironment,
  startSmallAws,
  startWorker,
  until,
} from './testing/worker.ts';

let aws: SimulatedAws;
let database: TestDatabase;

beforeAll(async () => {
  aws = await startSmallAws(5);
});
afterAll(() => aws.close());
beforeEach(async () => {
  setEnvironment(awsEnvironment(aws, aws.accounts[0]));
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const settings = { ...quickSettings, regions: ['us-east-1'] };

type Attempt = { state: string; retries: number; waitSeconds: number };

/** Lets a worker collect with faults until the job of the inventory has `state`, and gives that job. */
async function attempt(faults: FaultOptions, outcome: string, state: string): Promise<Attempt> {
  aws.setFaults(faults);
  const worker = startWorker(database, settings);
  try {
    await until(() => database.db.collection.findFirst({ where: { collector: 'ec2', outcome } }));
    return await until(async () => {
      const [job] = await database.db.$queryRaw<Attempt[]>`
        SELECT state::text, retry_count AS retries, extract(epoch FROM start_after - now())::float8 AS "waitSeconds"
        FROM pgboss.job WHERE singleton_key LIKE '%/ec2' AND state::text = ${state}`;
      return job;
    });
  } finally {
    await worker.stop();
  }
}

const broken = { kind: 'error', code: 'InternalError', status: 400, region: 'us-east-1' } as const;

test.each([
  ['failed', broken],
  ['partial', { ...broken, action: 'DescribeInstances' }],
])('a collection that ended %s for what may pass is tried again after a while', async (outcome, rule) => {
  const job = await attempt({ rules: [rule] }, outcome, 'retry');
  expect(job.waitSeconds).toBeGreaterThan(10);
  expect(job.waitSeconds).toBeLessThanOrEqual(61);
});

test('denied access is not tried again: a person has to do something first', async () => {
  const rules = [{ kind: 'access-denied', region: 'us-east-1' } as const];
  expect(await attempt({ rules }, 'failed', 'completed')).toMatchObject({ retries: 0 });
});

test('refused credentials are not tried again', async () => {
  setEnvironment({ AWS_SECRET_ACCESS_KEY: 'wrong', AWS_ACCESS_KEY_ID: 'AKIAXXXXXXXXXXXXXXXX' });
  await database.db.account.create({
    data: { accountId: '111122223333', name: 'main', monitoredAt: new Date() },
  });
  await database.db.scope.create({
    data: { accountId: '111122223333', region: 'us-east-1', collector: 'ec2' },
  });
  expect(await attempt({}, 'failed', 'completed')).toMatchObject({ retries: 0 });
  const { issues } = await database.db.collection.findFirstOrThrow({ where: { collector: 'ec2' } });
  expect(issues).toContainEqual(expect.objectContaining({ code: 'credentials' }));
});
