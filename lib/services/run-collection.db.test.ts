import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AwsAccess } from '#lib/aws/access.ts';
import { openAccess, openImpatientAccess, startTestAws, type TestAws } from '#lib/collectors/testing/aws.ts';
import { type AdvisoryLocks, openAdvisoryLocks } from '#lib/db/advisory-lock.ts';
import type { Database } from '#lib/db/client.ts';
import { beginCollection, requestCancel } from '#lib/db/collection-log.ts';
import { stageResources } from '#lib/db/staging.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import type { Collector, Scope } from '#lib/domain/scopes.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { publishVersion } from '#lib/simulated-aws/estate/templates.ts';
import type { FaultOptions } from '#lib/simulated-aws/server.ts';
import { collectionLock } from './end-abandoned.ts';
import { type CollectionResult, type CollectionWorld, runCollection } from './run-collection.ts';
import { addEstate, emptyDatabase, hour, instance } from './testing/snapshots.ts';

const instances = 1_020;
const region = 'us-east-1';

let database: TestDatabase;
let db: Database;
let sim: TestAws;
let impatient: AwsAccess;
let locks: AdvisoryLocks;
let accountId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  locks = openAdvisoryLocks(database.connectionString);
  sim = await startTestAws({ instances, users: 20, leakyServices: 1 });
  impatient = openImpatientAccess(sim.aws.url);
  accountId = sim.aws.estate.accounts[0]!.id;
});
afterAll(async () => {
  impatient.close();
  await sim.close();
  await locks.close();
  await database.drop();
});
beforeEach(async () => {
  sim.aws.setFaults({});
  await emptyDatabase(db);
  await addEstate(db, accountId, [region]);
});

function scopeOf(collector: Collector): Scope {
  return { accountId, region: collector === 'iam' ? 'global' : region, collector };
}

function run(collector: Collector, world: Partial<CollectionWorld> = {}) {
  return runCollection(scopeOf(collector), {
    ...{ db, locks, settings: defaultSettings, access: sim.access, installationKey: Buffer.from('key') },
    ...{ trigger: 'schedule', actor: 'test', clock: () => hour(10), signal: new AbortController().signal },
    ...world,
  });
}

/** Everything that must not change when a collection did not see the whole of its scope. */
async function standing() {
  const current = { where: { validTo: null } };
  const open = { where: { state: 'open' } };
  return {
    instances: await db.instance.count(current),
    templates: await db.launchTemplateVersion.count(current),
    profiles: await db.instanceProfile.count(current),
    keys: await db.accessKey.count(current),
    exposures: await db.exposure.count(current),
    ended: await db.instance.count({ where: { validTo: { not: null } } }),
    findings: await db.finding.count(open),
    episodes: await db.episode.count({ where: { endedAt: null } }),
  };
}

async function countStaged(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT (SELECT count(*) FROM staging.instances)::int + (SELECT count(*) FROM staging.associations)::int
      + (SELECT count(*) FROM staging.exposures)::int AS count`;
  return row!.count;
}

function lastCollection(collector: Collector) {
  return db.collection.findFirstOrThrow({ where: scopeOf(collector), orderBy: { id: 'desc' } });
}

describe('a scope is left out', () => {
  const userData = { accountId: '', region, collector: 'user-data' } as const;

  test('when somebody else is collecting it', async () => {
    const scope = scopeOf('ec2');
    await locks.hold(collectionLock(scope), async () => {
      expect(await run('ec2')).toEqual({ scope, reason: 'being-collected' });
    });
    expect(await db.collection.count()).toBe(0);
  });

  test('when it is user data of instances that nobody has seen yet', async () => {
    const scope = { ...userData, accountId };
    expect(await run('user-data')).toEqual({ scope, reason: 'no-inventory' });
    sim.aws.setFaults({ rules: [{ kind: 'access-denied', action: 'DescribeInstances' }] });
    expect(await run('ec2')).toMatchObject({ outcome: 'partial' });
    expect(await run('user-data')).toEqual({ scope, reason: 'no-inventory' });
    expect(await db.scope.findFirst({ where: scope })).toMatchObject({ completeAt: null });
  });

  test('but not when a partial collection has seen some', async () => {
    sim.aws.setFaults({ rules: [{ kind: 'access-denied', action: 'DescribeLaunchTemplates' }] });
    expect(await run('ec2')).toMatchObject({ outcome: 'partial' });
    sim.aws.setFaults({ rules: [{ kind: 'access-denied', action: 'DescribeInstanceAttribute' }] });
    expect(await run('user-data')).toMatchObject({ outcome: expect.stringMatching(/partial|failed/) });
  });
});

describe('a complete collection', () => {
  test('of everything is recorded, and says what it cost', async () => {
    expect(await run('iam')).toMatchObject({ outcome: 'complete', issues: [] });
    expect(await run('ec2')).toMatchObject({ outcome: 'complete', issues: [], resources: { instances } });
    const { instances: seen, profiles, keys, exposures, findings } = await standing();
    expect(seen).toBe(instances);
    for (const count of [profiles, keys, exposures, findings]) expect(count).toBeGreaterThan(0);
    expect(await lastCollection('ec2')).toMatchObject({
      ...{ outcome: 'complete', seenAt: hour(10), trigger: 'schedule', progress: null, issues: [] },
      calls: { 'ec2:DescribeInstances': 2 },
    });
    expect(await countStaged()).toBe(0);
  });

  test('of the same again changes nothing', async () => {
    await run('ec2');
    const before = await standing();
    expect(await run('ec2', { clock: () => hour(11) })).toMatchObject({ outcome: 'complete' });
    expect(await standing()).toEqual(before);
    expect(await lastCollection('ec2')).toMatchObject({ changes: 0, seenAt: hour(11) });
  });

  test('under a clock that stands still or was set back comes after the one before it', async () => {
    await run('ec2');
    await db.instance.updateMany({ data: { name: 'changed since' } });
    for (const clock of [() => hour(10), () => hour(3)]) {
      expect(await run('ec2', { clock })).toMatchObject({ outcome: 'complete', issues: [] });
      await db.instance.updateMany({ where: { validTo: null }, data: { name: 'changed since' } });
    }
    const seen = await db.collection.findMany({ where: scopeOf('ec2'), orderBy: { seenAt: 'asc' } });
    const later = (ms: number) => new Date(hour(10).getTime() + ms);
    expect(seen.map(({ seenAt }) => seenAt)).toEqual([later(0), later(1), later(2)]);
    expect(await db.instance.count({ where: { validTo: null, validFrom: later(2) } })).toBe(instances);
  });
});

describe('a collection that does not see all', () => {
  beforeEach(async () => {
    await run('iam');
    await run('ec2');
  });

  const ec2Later = (world: Partial<CollectionWorld> = {}) => run('ec2', { clock: () => hour(12), ...world });

  test.each([
    'DescribeInstances',
    'DescribeIamInstanceProfileAssociations',
    'DescribeLaunchTemplates',
    'DescribeLaunchTemplateVersions',
  ])('without the permission for %s is partial and ends nothing', async (action) => {
    const before = await standing();
    sim.aws.setFaults({ rules: [{ kind: 'access-denied', action }] });
    expect(await ec2Later()).toMatchObject({ outcome: 'partial', issues: [{ code: 'access-denied' }] });
    expect(await standing()).toEqual(before);
    const scope = await db.scope.findFirstOrThrow({ where: scopeOf('ec2') });
    expect(scope).toMatchObject({ completeAt: hour(10), firstCompleteAt: hour(10) });
  });

  test.each(['GetAccountAuthorizationDetails', 'GetCredentialReport', 'GenerateCredentialReport'])(
    'without the permission for %s, IAM is partial and ends nothing',
    async (action) => {
      const before = await standing();
      sim.aws.setFaults({ rules: [{ kind: 'access-denied', action }] });
      expect(await run('iam', { clock: () => hour(12) })).toMatchObject({ outcome: 'partial' });
      expect(await standing()).toEqual(before);
    },
  );

  test.each<Collector>(['ec2', 'iam', 'user-data'])(
    'without any permission, %s has failed',
    async (collector) => {
      const before = await standing();
      sim.aws.setFaults({ rules: [{ kind: 'access-denied' }] });
      const result = await run(collector, { clock: () => hour(12) });
      expect(result).toMatchObject({ outcome: 'failed' });
      const { issues } = result as CollectionResult;
      expect(issues.every(({ code }) => code === 'access-denied')).toBe(true);
      expect(await lastCollection(collector)).toMatchObject({ outcome: 'failed', seenAt: null, changes: 0 });
      expect(await standing()).toEqual(before);
      expect(await countStaged()).toBe(0);
    },
  );

  const lastPage = { action: 'DescribeInstances', skip: 1 };
  test.each<[string, string, FaultOptions['rules']]>([
    ['hangs', 'timeout', [{ kind: 'hang', ...lastPage }]],
    ['breaks off', 'network', [{ kind: 'close-mid-answer', ...lastPage }]],
    ['is a web page', 'invalid-response', [{ kind: 'html', ...lastPage }]],
    ['is an error of AWS', 'network', [{ kind: 'error', code: 'InternalError', status: 500, ...lastPage }]],
    [
      'holds an instance without an id',
      'malformed',
      [{ kind: 'malformed', what: 'no-instance-id', action: 'DescribeInstances', times: 1 }],
    ],
  ])('as the last page %s, says so and ends nothing', async (_, code, rules) => {
    const before = await standing();
    sim.aws.setFaults({ rules });
    const access = code === 'timeout' ? impatient : sim.access;
    expect(await ec2Later({ access })).toMatchObject({ outcome: 'partial', issues: [{ code }] });
    expect(await standing()).toEqual(before);
  });

  test('whose every answer is a web page has failed', async () => {
    const before = await standing();
    sim.aws.setFaults({ rules: [{ kind: 'html', status: 502 }] });
    expect(await ec2Later()).toMatchObject({ outcome: 'failed' });
    expect(await standing()).toEqual(before);
  });
});

describe('credentials', () => {
  const other = '999999999999';
  const isRefused = {
    outcome: 'failed',
    issues: [{ code: 'credentials', message: expect.stringContaining(`not to ${other}`) }],
  };
  const nothing = { instances: 0, findings: 0, episodes: 0 };

  test('of another account read nothing', async () => {
    await addEstate(db, other, [region]);
    const world = {
      locks,
      settings: defaultSettings,
      access: sim.access,
      installationKey: Buffer.from('key'),
    };
    const result = await runCollection(
      { ...scopeOf('ec2'), accountId: other },
      {
        ...{ db, trigger: 'command', actor: 'test', clock: () => hour(10), ...world },
        signal: new AbortController().signal,
      },
    );
    expect(result).toMatchObject(isRefused);
    expect(await db.collection.findFirstOrThrow()).toMatchObject({ outcome: 'failed', calls: {} });
    expect(await standing()).toMatchObject(nothing);
  });

  test('that are replaced by those of another account while it reads record nothing', async () => {
    const owners = [accountId, other];
    const access = { ...sim.access, ownAccountId: async () => owners.shift() ?? other };
    expect(await run('ec2', { access })).toMatchObject({
      outcome: 'failed',
      issues: [{ code: 'credentials', message: expect.stringContaining(`belong to account ${other}`) }],
    });
    expect(await standing()).toMatchObject(nothing);
    expect(await countStaged()).toBe(0);
  });

  test('of which STS does not tell whose they are read nothing, and it says why', async () => {
    const access = openAccess(sim.aws.url);
    sim.aws.setFaults({ rules: [{ kind: 'access-denied', action: 'GetCallerIdentity' }] });
    try {
      expect(await run('ec2', { access })).toMatchObject({
        outcome: 'failed',
        issues: [{ code: 'access-denied', action: 'sts:GetCallerIdentity' }],
      });
    } finally {
      access.close();
    }
    expect(await standing()).toMatchObject(nothing);
  });
});

describe('a collection that is interrupted', () => {
  test('between pages is written down as such and records nothing', async () => {
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error('The worker is to end.'));
    await expect(run('ec2', { signal: stop.signal, onProgress })).rejects.toThrow('The worker is to end.');
    expect(await lastCollection('ec2')).toMatchObject({
      ...{ outcome: 'failed', seenAt: null, changes: 0, issues: [{ code: 'interrupted' }] },
    });
    expect(await standing()).toMatchObject({ instances: 0, findings: 0, episodes: 0 });
    expect(await countStaged()).toBe(0);
  });

  test('by the end of its process is ended by the next one', async () => {
    const id = await beginCollection(db, scopeOf('ec2'), 'schedule', hour(8));
    await stageResources(db, id, 'instances', [instance('i-left-behind')]);
    expect(await run('ec2')).toMatchObject({ outcome: 'complete' });
    expect(await db.collection.findFirst({ where: { id } })).toMatchObject({
      ...{ outcome: 'failed', finishedAt: hour(10), issues: [{ code: 'interrupted' }] },
    });
    expect(await countStaged()).toBe(0);
    expect(await db.instance.count({ where: { instanceId: 'i-left-behind' } })).toBe(0);
  });

  async function countStaged(): Promise<number | undefined> {
    const [row] = await db.$queryRaw<
      { count: number }[]
    >`SELECT count(*)::int AS count FROM staging.instances`;
    return row?.count;
  }

  /** The way into AWS, on which something happens when all instances have been read. */
  function accessThen(happens: () => Promise<unknown>): AwsAccess {
    return {
      ...sim.access,
      ec2: (...place) => {
        const ec2 = sim.access.ec2(...place);
        return {
          ...ec2,
          instances: async function* (signal) {
            yield* ec2.instances(signal);
            await happens();
          },
        };
      },
    };
  }

  test('by a crash of the database, which empties staging, has failed and ends nothing', async () => {
    await run('ec2');
    const before = await standing();
    const access = accessThen(async () => {
      // The last page may still be on its way to where it is staged.
      await vi.waitFor(async () => expect(await countStaged()).toBe(instances), 10_000);
      await db.$executeRaw`TRUNCATE staging.instances`;
    });
    expect(await run('ec2', { access })).toMatchObject({
      outcome: 'failed',
      issues: [
        { code: 'internal', message: expect.stringContaining(`Of ${instances} instances that were read, 0`) },
      ],
    });
    expect(await standing()).toEqual(before);
    expect(await run('ec2')).toMatchObject({ outcome: 'complete' });
  });

  test('as somebody else took it for dead, records nothing', async () => {
    const access = accessThen(() =>
      db.collection.updateMany({ where: scopeOf('ec2'), data: { finishedAt: hour(10), outcome: 'failed' } }),
    );
    expect(await run('ec2', { access })).toMatchObject({ outcome: 'failed' });
    expect(await standing()).toMatchObject({ instances: 0, findings: 0 });
  });
});

describe('a collection that is cancelled', () => {
  const cancelRunning = async () => {
    const { id } = await lastCollection('ec2');
    await requestCancel(db, accountId, id, hour(12));
  };
  const isCancelled = { outcome: 'failed', issues: [{ code: 'cancelled' }] };

  test('while it reads stops by itself, does not throw, and closes nothing', async () => {
    await run('iam');
    await run('ec2');
    const before = await standing();
    // What hangs is asked again after a while: one that was not noticed would have asked.
    const access = openAccess(sim.aws.url);
    sim.aws.setFaults({ rules: [{ kind: 'hang', action: 'DescribeInstances', skip: 1 }] });
    sim.aws.resetCalls();
    try {
      const ended = run('ec2', { access, clock: () => hour(12) });
      const hung = () => sim.aws.calls().find(({ action }) => action === 'DescribeInstances')?.failed;
      await vi.waitFor(() => expect(hung()).toBe(1), { timeout: 20_000 });
      await cancelRunning();
      expect(await ended).toMatchObject(isCancelled);
      expect(hung()).toBe(1);
    } finally {
      access.close();
    }
    expect(await lastCollection('ec2')).toMatchObject({ ...isCancelled, seenAt: null, changes: 0 });
    expect(await standing()).toEqual(before);
    expect(await countStaged()).toBe(0);
  });

  test('when all has been read records nothing', async () => {
    const access = {
      ...sim.access,
      ownAccountId: async (signal: AbortSignal) => {
        await cancelRunning();
        return sim.access.ownAccountId(signal);
      },
    };
    expect(await run('ec2', { access })).toMatchObject(isCancelled);
    expect(await standing()).toMatchObject({ instances: 0, findings: 0, episodes: 0 });
  });

  test('and whose process ended is ended as cancelled by the next one', async () => {
    const id = await beginCollection(db, scopeOf('ec2'), 'schedule', hour(8));
    await requestCancel(db, accountId, id, hour(9));
    expect(await run('ec2')).toMatchObject({ outcome: 'complete' });
    expect(await db.collection.findFirst({ where: { id } })).toMatchObject(isCancelled);
  });
});

test('of two at once, one is left to the other, in this process and from another', async () => {
  const elsewhere = openAdvisoryLocks(database.connectionString);
  const results = await Promise.all([run('ec2'), run('ec2'), run('ec2', { locks: elsewhere })]);
  await elsewhere.close();
  const collected = results.filter((result) => !('reason' in result));
  expect(collected).toMatchObject([{ outcome: 'complete' }]);
  expect(await db.collection.count()).toBe(1);
});

test('a launch template version that instances came from stays, read from AWS once a week or when somebody asks', async () => {
  const { templates, instances: all } = sim.aws.estate.accounts[0]!.regions.get(region)!;
  const ids = all.flatMap(({ tags }) => tags.filter(([key]) => key === 'aws:ec2launchtemplate:id'));
  const template = templates.find(
    ({ id, versions }) => versions[0]!.userData?.exposes.length && ids.some(([, used]) => used === id),
  )!;
  const { number: _, createdAt, ...content } = template.versions[0]!;
  publishVersion(template, { ...content, userData: null }, createdAt + 1);
  publishVersion(template, { ...content, userData: null }, createdAt + 2);
  const resourceId = `${template.id}:1`;
  const read = async (hours: number, trigger: 'schedule' | 'manual' = 'schedule') => {
    await run('ec2', { clock: () => hour(hours), trigger });
    const { calls } = await lastCollection('ec2');
    return (calls as Record<string, number>)['ec2:DescribeLaunchTemplateVersions'];
  };
  const pages = await read(10);
  const exposures = () => db.exposure.count({ where: { resourceId, validTo: null } });
  const found = await exposures();
  expect(found).toBeGreaterThan(0);
  expect(
    await db.finding.count({ where: { ruleId: 'launch-template-credentials', resourceId, state: 'open' } }),
  ).toBe(found);
  // 1 March is a Sunday: hour 24 begins another week.
  expect(await read(11)).toBe(pages! - 1);
  expect(await read(12, 'manual')).toBe(pages);
  expect(await read(25)).toBe(pages);
  expect(await read(26)).toBe(pages! - 1);
  expect(await exposures()).toBe(found);
  const versions = await db.launchTemplateVersion.findMany({ where: { templateId: template.id } });
  expect(versions.map(({ versionNumber, validTo }) => [versionNumber, validTo]).toSorted()).toEqual([
    [1, null],
    [3, null],
  ]);
});
