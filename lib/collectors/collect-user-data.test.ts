import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AwsFailure } from '#lib/aws/aws-failure.ts';
import type { Ec2 } from '#lib/aws/ec2.ts';
import type { FaultOptions } from '#lib/simulated-aws/server.ts';
import { collectUserData } from './collect-user-data.ts';
import type { UserDataLook, UserDataTarget } from './collector.ts';
import { startRun, startTestAws, type TestAws } from './testing/aws.ts';

const installationKey = Buffer.from('key');
const fast = { pace: { userDataBurst: 1_000, userDataPerSecond: 1_000 } };

type Given = { ec2: Pick<Ec2, 'region' | 'userData'>; targets: UserDataTarget[]; signal?: AbortSignal };

async function collect({ ec2, targets, signal }: Given) {
  const looks: UserDataLook[] = [];
  const { run } = startRun(signal);
  const record = async (batch: UserDataLook[]): Promise<void> => {
    looks.push(...batch);
  };
  let sleptMs = 0;
  const pacer = {
    nowMs: () => performance.now() + sleptMs,
    sleep: async (ms: number) => {
      sleptMs += ms;
    },
  };
  const given = { ec2, targets, total: targets.length, settings: fast, installationKey, record, run, pacer };
  return { result: collectUserData(given), looks };
}

function targetsOf(ids: string[]): UserDataTarget[] {
  return ids.map((instanceId) => ({ instanceId, launchTime: new Date(0), owner: 'payments' }));
}

describe('over HTTP', () => {
  let sim: TestAws;
  let targets: UserDataTarget[];
  beforeAll(async () => {
    sim = await startTestAws({ instances: 120, users: 5, userDataShare: 1, leakyInstances: 0.3 });
    const instances = sim.aws.estate.accounts.flatMap(({ regions }) =>
      [...regions.values()].flatMap((region) => region.instances),
    );
    targets = targetsOf(instances.filter(({ phase }) => phase !== 'terminated').map(({ id }) => id));
  });
  afterAll(() => sim.close());
  beforeEach(() => {
    sim.aws.setFaults({});
    sim.aws.resetCalls();
  });

  async function collectWith(faults: FaultOptions, extra: string[] = []) {
    sim.aws.setFaults(faults);
    const { result, looks } = await collect({
      ec2: sim.access.ec2('us-east-1'),
      targets: [...targets, ...targetsOf(extra)],
    });
    return { result: await result, looks };
  }

  test('looks once at each, and finds what the estate gives away', async () => {
    const { result, looks } = await collectWith({});
    expect(result).toEqual({ complete: true, seen: true, issues: [] });
    expect(looks.map((look) => look.instanceId).sort()).toEqual(
      targets.map((target) => target.instanceId).sort(),
    );
    expect(sim.counts()).toEqual({ DescribeInstanceAttribute: targets.length });
    const truth = sim.aws.estate.accounts.flatMap(({ regions }) =>
      [...regions.values()].flatMap((region) =>
        region.instances.flatMap(({ userData }) => userData?.exposes ?? []),
      ),
    );
    const found = looks.flatMap((look) => look.exposures);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toHaveLength(truth.length);
    expect(found[0]).toMatchObject({ source: 'user-data', owner: 'payments' });
  });

  test('an instance that is gone is said to be gone', async () => {
    const { result, looks } = await collectWith({}, ['i-00000000000000bad']);
    expect(result.complete).toBe(true);
    expect(looks.filter((look) => look.outcome === 'gone').map((look) => look.instanceId)).toEqual([
      'i-00000000000000bad',
    ]);
  });

  test('throttled calls are asked again: nothing is lost', async () => {
    const action = 'DescribeInstanceAttribute';
    const { result, looks } = await collectWith({
      rules: [{ kind: 'throttle', action, skip: 20, times: 15 }],
    });
    expect(result).toEqual({ complete: true, seen: true, issues: [] });
    expect(new Set(looks.map((look) => look.instanceId)).size).toBe(targets.length);
    expect(sim.counts().DescribeInstanceAttribute).toBe(targets.length + 15);
  });

  test('access denied: one issue, and it stops', async () => {
    const { result, looks } = await collectWith({ rules: [{ kind: 'access-denied' }] });
    expect(result).toMatchObject({ complete: false, seen: false });
    expect(result.issues).toMatchObject([{ code: 'access-denied', action: 'ec2:DescribeInstanceAttribute' }]);
    expect(looks).toEqual([]);
    expect(sim.counts().DescribeInstanceAttribute).toBeLessThanOrEqual(8);
  });

  test('throttled for good: an issue, and what was seen is kept', async () => {
    const { result, looks } = await collectWith({ rules: [{ kind: 'throttle', skip: 30 }] });
    expect(result).toMatchObject({ complete: false, seen: true, issues: [{ code: 'throttled' }] });
    expect(looks).toHaveLength(30);
  });
});

describe('with answers of every kind', () => {
  const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64');
  const script =
    '#!/bin/sh\nexport AWS_ACCESS_KEY_ID=AKIAY34FZKBOKMUTVV7A\nexport AWS_SECRET_ACCESS_KEY=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\n';
  const denied = new AwsFailure({ code: 'network', message: 'lost' }, null, null);

  function answering(answers: Record<string, (string | null | Error)[]>): Pick<Ec2, 'region' | 'userData'> {
    return {
      region: 'us-east-1',
      userData: async (instanceId) => {
        const answer = answers[instanceId]?.shift();
        if (answer instanceof Error) throw answer;
        return answer ?? null;
      },
    };
  }

  test('plain, gzip, none, and what is not to be read', async () => {
    const answers = {
      'i-plain': [base64(script)],
      'i-gzip': [base64(gzipSync(script))],
      'i-none': [null],
      'i-include': [base64('#include\nhttps://example.com/setup.sh\n')],
      'i-bomb': [base64(gzipSync(Buffer.alloc(40 * 1024 * 1024)))],
    };
    const { result, looks } = await collect({
      ec2: answering(answers),
      targets: targetsOf(Object.keys(answers)),
    });
    expect(await result).toEqual({ complete: true, seen: true, issues: [] });
    const byId = Object.fromEntries(looks.map((look) => [look.instanceId, look]));
    expect(byId['i-plain']).toMatchObject({
      outcome: 'scanned',
      bytes: script.length,
      exposures: [{ kind: 'access-key-pair' }],
    });
    expect(byId['i-gzip']).toMatchObject({
      outcome: 'scanned',
      exposures: [{ accessKeyId: 'AKIAY34FZKBOKMUTVV7A' }],
    });
    expect(byId['i-none']).toMatchObject({ outcome: 'scanned', bytes: 0, exposures: [] });
    expect(byId['i-include']).toMatchObject({
      outcome: 'unscanned',
      reasons: [expect.stringContaining('example.com')],
    });
    expect(byId['i-bomb']).toMatchObject({ outcome: 'unscanned' });
    expect(JSON.stringify(looks)).not.toContain('h7Gk2LpQ9vXz4TnB8mRs1WcY6dJf3KaE5uNo0iPq');
  });

  test('a failed call is repeated; one that keeps failing leaves its instance without a look', async () => {
    const answers = {
      'i-a': [denied, denied, base64(script)],
      'i-b': [denied, denied, denied, null],
      'i-c': [null],
    };
    const { result, looks } = await collect({
      ec2: answering(answers),
      targets: targetsOf(Object.keys(answers)),
    });
    expect(await result).toMatchObject({ complete: false, seen: true, issues: [{ code: 'network' }] });
    const exposures = Object.fromEntries(looks.map((look) => [look.instanceId, look.exposures.length]));
    expect(exposures).toEqual({ 'i-a': 1, 'i-c': 0 });
  });

  test('an aborted run records what it has seen', async () => {
    const stop = new AbortController();
    let calls = 0;
    const ec2 = {
      region: 'us-east-1',
      userData: async () => {
        calls += 1;
        if (calls === 10) stop.abort(new Error('stop now'));
        return null;
      },
    };
    const ids = Array.from({ length: 100 }, (_, index) => `i-${index}`);
    const { result, looks } = await collect({ ec2, targets: targetsOf(ids), signal: stop.signal });
    await expect(result).rejects.toThrow('stop now');
    expect(looks.length).toBeGreaterThanOrEqual(9);
    expect(looks.length).toBeLessThan(30);
  });

  test('nothing to look at is complete', async () => {
    const { result } = await collect({ ec2: answering({}), targets: [] });
    expect(await result).toEqual({ complete: true, seen: true, issues: [] });
  });
});
