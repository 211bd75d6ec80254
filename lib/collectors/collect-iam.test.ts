import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccessKey } from '#lib/domain/inventory.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { FaultOptions } from '#lib/simulated-aws/server.ts';
import { collectIam } from './collect-iam.ts';
import type { RoleServiceUses } from './collect-service-uses.ts';
import type { KeyListing } from './key-listings.ts';
import { startRun, startTestAws, type TestAws } from './testing/aws.ts';

let sim: TestAws;
let keys: AccessKey[] = [];
let listings = new Map<string, KeyListing>();
let rolesDue: string[] = [];
let uses: RoleServiceUses[] = [];

beforeAll(async () => {
  const accounts = [{ id: '264913587021', name: 'main', regions: ['us-east-1'], share: 1, rootKey: true }];
  sim = await startTestAws({ instances: 10, users: 300, roles: 60, keyHolders: 0.5, accounts });
});
afterAll(() => sim.close());
beforeEach(() => {
  keys = [];
  listings = new Map();
  rolesDue = [];
  uses = [];
  sim.aws.setFaults({});
});

async function collect(faults: FaultOptions = {}, mustList: string[] = []) {
  sim.aws.setFaults(faults);
  sim.aws.resetCalls();
  const { run, written } = startRun();
  const result = await collectIam({
    iam: sim.access.iam(),
    settings: defaultSettings,
    previous: {
      keysOf: (name) => keys.filter((key) => key.userName === name),
      listing: (name) => listings.get(name) ?? null,
    },
    mustList: new Set(mustList),
    now: new Date(sim.aws.clock.now()),
    run,
    rolesDue,
    recordServiceUses: async (made) => {
      uses = made;
    },
    recordListings: async (made) => {
      for (const listing of made) listings.set(listing.userName, listing);
    },
    pacer: { nowMs: () => performance.now(), sleep: async () => {} },
  });
  keys = written.accessKeys;
  return { result, written, counts: sim.counts() };
}

const account = () => sim.aws.estate.accounts[0]!;
const existing = () => account().users.flatMap((user) => user.keys.filter((key) => key.status !== 'deleted'));

describe('collectIam', () => {
  test('sees everything, and the second time with the fewest calls', async () => {
    const first = await collect();
    expect(first.result).toEqual({ complete: true, seen: true, issues: [] });
    expect(first.counts.ListAccessKeys).toBe(
      account().users.filter((user) => user.keys.some((key) => key.status !== 'deleted')).length,
    );
    const userKeys = first.written.accessKeys.filter((key) => !key.isRoot);
    expect(userKeys.map((key) => [key.accessKeyId, key.isActive]).sort()).toEqual(
      existing()
        .map((key) => [key.id, key.status === 'active'])
        .sort(),
    );
    expect(first.written.accessKeys.filter((key) => key.isRoot)).toMatchObject([
      { accessKeyId: 'root/1', owner: 'unowned' },
    ]);
    expect(first.written.users).toHaveLength(account().users.length);
    expect(first.written.groups.map(({ groupName }) => groupName)).toEqual(
      account().groups.map(({ name }) => name),
    );
    expect(first.written.roles).toHaveLength(account().roles.length);
    expect(first.written.instanceProfiles).toHaveLength(
      account().profiles.filter((profile) => profile.role !== null).length,
    );
    expect(first.written.roles.some((role) => role.ec2Assumable)).toBe(true);
    expect(first.written.policies.every((policy) => typeof policy.document === 'object')).toBe(true);

    const second = await collect();
    expect(second.counts).toEqual({
      GetAccountAuthorizationDetails: 1,
      GenerateCredentialReport: 1,
      GetCredentialReport: 1,
    });
    expect(second.written.accessKeys).toEqual(first.written.accessKeys);
  });

  test('lists again whom it is told to, but not twice in ten minutes', async () => {
    await collect();
    const name = keys.find((key) => !key.isRoot)!.userName;
    expect((await collect({}, [name])).counts.ListAccessKeys).toBeUndefined();
    const listing = listings.get(name)!;
    listings.set(name, { ...listing, listedAt: new Date(listing.listedAt.getTime() - 11 * 60_000) });
    expect((await collect({}, [name])).counts.ListAccessKeys).toBe(1);
  });

  test('waits for the report, and takes columns that it does not know', async () => {
    const { result, counts } = await collect({
      reportCallsUntilReady: 3,
      reportExtraColumns: ['shoe_size', '"a,b"'],
    });
    expect(result).toEqual({ complete: true, seen: true, issues: [] });
    expect(counts.GenerateCredentialReport).toBe(1);
  });

  test('asks again for a report that is not there', async () => {
    const rules = [
      { kind: 'error', action: 'GetCredentialReport', code: 'ReportNotPresent', status: 410, times: 1 },
    ] as const;
    const { result, counts } = await collect({ rules: [...rules] });
    expect(result.complete).toBe(true);
    expect(counts).toMatchObject({ GenerateCredentialReport: 2, GetCredentialReport: 2 });
  });

  test.each([
    'GenerateCredentialReport',
    'GetCredentialReport',
    'ListAccessKeys',
    'GetAccountAuthorizationDetails',
  ])('denied %s: names the permission, reads the rest', async (action) => {
    const { result, written, counts } = await collect({ rules: [{ kind: 'access-denied', action }] });
    expect(result).toMatchObject({ complete: false, seen: true });
    expect(result.issues).toMatchObject([{ code: 'access-denied', action: `iam:${action}` }]);
    expect(counts[action]).toBeLessThanOrEqual(4);
    if (action !== 'GetAccountAuthorizationDetails')
      expect(written.users).toHaveLength(account().users.length);
    if (action !== 'ListAccessKeys')
      expect(written.accessKeys.length).toBeGreaterThanOrEqual(existing().length);
  });

  test('denied ListAccessKeys after a first time: the keys stay as they were', async () => {
    const { written } = await collect();
    listings = new Map();
    const second = await collect({ rules: [{ kind: 'access-denied', action: 'ListAccessKeys' }] });
    expect(second.result.complete).toBe(false);
    expect(second.written.accessKeys).toEqual(written.accessKeys);
    expect(listings.size).toBe(0);
  });

  test('a user who is deleted between two calls has no keys, and it is no issue', async () => {
    const rules = [
      { kind: 'error', action: 'ListAccessKeys', code: 'NoSuchEntity', status: 404, times: 1 },
    ] as const;
    const { result, written } = await collect({ rules: [...rules] });
    expect(result).toEqual({ complete: true, seen: true, issues: [] });
    expect(written.accessKeys.length).toBeLessThan(existing().length + 1);
  });

  test('throttling costs patience, nothing else', async () => {
    const { result } = await collect({
      rules: [{ kind: 'throttle', action: 'ListAccessKeys', skip: 10, times: 6 }],
    });
    expect(result).toEqual({ complete: true, seen: true, issues: [] });
    expect(keys.filter((key) => !key.isRoot)).toHaveLength(existing().length);
  });
});

describe('the services that roles use', () => {
  const arnOf = ({ name, path }: { name: string; path: string }) =>
    `arn:aws:iam::${account().id}:role${path}${name}`;
  const some = () => account().roles.slice(0, 2).map(arnOf);

  test('are asked for of the roles that are due, two calls each', async () => {
    rolesDue = [...some(), `arn:aws:iam::${account().id}:role/gone`];
    const { result, counts } = await collect();
    expect(uses.map(({ roleArn }) => roleArn)).toEqual(some());
    expect(uses.flatMap(({ services }) => services).length).toBeGreaterThan(0);
    expect(counts.GetServiceLastAccessedDetails).toBe(2);
    expect(result).toMatchObject({ complete: true, issues: [{ code: 'not-found', resource: rolesDue[2] }] });
  });

  test('that may not be asked for are an issue with the permission, and make nothing incomplete', async () => {
    rolesDue = some();
    const { result, counts } = await collect({
      rules: [{ kind: 'access-denied', action: 'GenerateServiceLastAccessedDetails' }],
    });
    expect(uses).toEqual([]);
    expect(counts.GenerateServiceLastAccessedDetails).toBe(1);
    expect(result).toMatchObject({
      complete: true,
      issues: [{ code: 'access-denied', action: 'iam:GenerateServiceLastAccessedDetails' }],
    });
  });
});
