import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AwsAccess } from '#lib/aws/access.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { publishVersion } from '#lib/simulated-aws/estate/templates.ts';
import type { FaultOptions } from '#lib/simulated-aws/server.ts';
import { type CollectEc2, collectEc2 } from './collect-ec2.ts';
import type { Batch } from './collector.ts';
import { openAccess, openImpatientAccess, startRun, startTestAws, type TestAws } from './testing/aws.ts';

let sim: TestAws;
let impatient: AwsAccess;
const installationKey = Buffer.from('key');

beforeAll(async () => {
  sim = await startTestAws({ instances: 2_100, users: 0, leakyServices: 1 });
  impatient = openImpatientAccess(sim.aws.url);
});
afterAll(async () => {
  impatient.close();
  await sim.close();
});
beforeEach(() => {
  sim.aws.setFaults({});
  sim.aws.resetCalls();
});

/** What every collection here is given beside EC2 and the run: nothing was collected before. */
const given = { settings: defaultSettings, installationKey, readStoredVersions: async () => [] };

async function collect(
  rules: FaultOptions['rules'] = [],
  access = sim.access,
  more: Partial<CollectEc2> = {},
) {
  sim.aws.setFaults({ rules });
  const { run, written } = startRun();
  const ec2 = access.ec2('us-east-1');
  const result = await collectEc2({ ...given, ec2, run, ...more });
  return { result, written };
}

describe('collectEc2', () => {
  test('reads a region page by page with the fewest calls', async () => {
    const { result, written } = await collect();
    expect(result).toEqual({ complete: true, seen: true, issues: [] });
    const templatePages = Math.ceil(
      new Set(written.launchTemplateVersions.map((each) => each.templateId)).size / 200,
    );
    expect(sim.counts()).toEqual({
      DescribeInstances: 3,
      DescribeIamInstanceProfileAssociations: Math.ceil(written.associations.length / 1_000),
      DescribeLaunchTemplates: templatePages,
      DescribeLaunchTemplateVersions: Math.ceil(written.launchTemplateVersions.length / 200),
    });
    expect(new Set(written.instances.map((each) => each.instanceId)).size).toBe(2_100);
    expect(written.instances.filter((each) => each.profileArn !== null)).toHaveLength(
      written.associations.length,
    );
    expect(written.launchTemplateVersions.every((each) => each.isDefault || each.isLatest)).toBe(true);
  });

  test('tells which templates turn the metadata service off', async () => {
    const { templates } = sim.aws.estate.accounts[0]!.regions.get('us-east-1')!;
    const off = templates.filter(({ versions }) => versions[0]?.httpEndpoint === 'disabled');
    const { written } = await collect();
    const seen = written.launchTemplateVersions.filter(({ httpEndpoint }) => httpEndpoint === 'disabled');
    expect(seen.map(({ templateId }) => templateId).toSorted()).toEqual(off.map(({ id }) => id).toSorted());
    expect(off).not.toEqual([]);
  });

  test('finds what templates give away, without the secret', async () => {
    const { written } = await collect();
    const [exposure] = written.exposures;
    expect(exposure).toMatchObject({
      source: 'launch-template',
      resourceId: expect.stringMatching(/^lt-\w+:\d+$/),
    });
    const secrets = sim.aws.estate.accounts.flatMap(({ users }) =>
      users.flatMap(({ keys }) => keys.map((key) => key.secret)),
    );
    const stored = JSON.stringify(written);
    expect(secrets.filter((secret) => stored.includes(secret))).toEqual([]);
  });

  test.each([
    'DescribeInstances',
    'DescribeIamInstanceProfileAssociations',
    'DescribeLaunchTemplates',
    'DescribeLaunchTemplateVersions',
  ])('denied %s: names the permission, reads the rest', async (action) => {
    const { result, written } = await collect([{ kind: 'access-denied', action }]);
    expect(result).toMatchObject({ complete: false, seen: true });
    expect(result.issues).toMatchObject([{ code: 'access-denied', action: `ec2:${action}` }]);
    expect(result.issues[0]?.message).toContain(`add ec2:${action} to the collector's IAM policy`);
    expect(written.instances).toHaveLength(action === 'DescribeInstances' ? 0 : 2_100);
    expect(sim.counts()[action]).toBe(1);
  });

  test('everything denied: nothing was seen', async () => {
    const { result } = await collect([{ kind: 'access-denied' }]);
    expect(result).toMatchObject({ complete: false, seen: false });
  });

  test.each(['no-launch-time', 'no-type', 'no-tags', 'bad-date', 'illegal-characters'] as const)(
    'takes an instance with %s',
    async (what) => {
      const { result, written } = await collect([
        { kind: 'malformed', action: 'DescribeInstances', what, position: 3 },
      ]);
      expect(result).toEqual({ complete: true, seen: true, issues: [] });
      expect(written.instances).toHaveLength(2_100);
      expect(JSON.stringify(written.instances)).not.toContain('\\u0000');
    },
  );

  test.each(['no-instance-id', 'garbage'] as const)(
    'loses only the instance with %s, and says so',
    async (what) => {
      const { result, written } = await collect([
        { kind: 'malformed', action: 'DescribeInstances', what, times: 1 },
      ]);
      expect(result).toMatchObject({ complete: false, seen: true });
      expect(result.issues).toMatchObject([
        { code: 'malformed', message: expect.stringContaining('us-east-1') },
      ]);
      expect(written.instances).toHaveLength(2_099);
    },
  );

  test.each([
    ['hang', 'timeout', { kind: 'hang' }],
    ['close-mid-answer', 'network', { kind: 'close-mid-answer' }],
    ['a web page', 'invalid-response', { kind: 'html' }],
    ['a gateway that fails', 'invalid-response', { kind: 'html', status: 502 }],
    ['AWS that fails', 'network', { kind: 'error', code: 'InternalError', status: 500 }],
    ['an old clock', 'clock-skew', { kind: 'error', code: 'RequestExpired' }],
    ['a token that expired', 'credentials', { kind: 'error', code: 'ExpiredToken' }],
  ] as const)('%s on the second page: what came is kept, and it is %s', async (_, code, fault) => {
    const access = fault.kind === 'hang' ? impatient : sim.access;
    const { result, written } = await collect([{ ...fault, action: 'DescribeInstances', skip: 1 }], access);
    expect(result.issues).toMatchObject([{ code, action: 'ec2:DescribeInstances' }]);
    expect(result).toMatchObject({ complete: false, seen: true });
    expect(written.instances).toHaveLength(1_000);
  });

  test.each([
    ['throttling', { kind: 'throttle' }, 5],
    ['a connection closed in the middle of an answer', { kind: 'close-mid-answer' }, 2],
    ['a gateway that fails', { kind: 'html', status: 502 }, 2],
  ] as const)('gets over %s', async (_, fault, times) => {
    const before = sim.access.calls.readThrottled()['ec2:DescribeInstances'] ?? 0;
    const { result, written } = await collect([{ ...fault, action: 'DescribeInstances', skip: 1, times }]);
    expect(result).toEqual({ complete: true, seen: true, issues: [] });
    expect(written.instances).toHaveLength(2_100);
    expect(sim.counts().DescribeInstances).toBe(3 + times);
    const throttled = (sim.access.calls.readThrottled()['ec2:DescribeInstances'] ?? 0) - before;
    expect(throttled).toBe(fault.kind === 'throttle' ? times : 0);
  });

  test('throttled to the end it is an issue, not a hang', async () => {
    const { result } = await collect([{ kind: 'throttle', action: 'DescribeInstances' }]);
    expect(result.issues).toMatchObject([{ code: 'throttled', action: 'ec2:DescribeInstances' }]);
  });

  test('a signal stops it between pages, and nothing is written after', async () => {
    const stop = new AbortController();
    const written: Batch[] = [];
    const write = async (batch: Batch): Promise<void> => {
      expect(stop.signal.aborted).toBe(false);
      written.push(batch);
      if (batch.kind === 'instances') stop.abort(new Error('stop now'));
    };
    const run = { write, signal: stop.signal, reportProgress: () => {} };
    const ec2 = sim.access.ec2('us-east-1');
    await expect(collectEc2({ ...given, ec2, run })).rejects.toThrow('stop now');
    expect(written.filter((batch) => batch.kind === 'instances')).toHaveLength(1);
    expect(sim.counts().DescribeInstances).toBe(1);
  });

  test('a signal ends a call that hangs', async () => {
    sim.aws.setFaults({ rules: [{ kind: 'hang' }] });
    const { run } = startRun(AbortSignal.timeout(50));
    const ec2 = sim.access.ec2('us-east-1');
    await expect(collectEc2({ ...given, ec2, run })).rejects.toThrow('timeout');
  });

  test('what the database throws is not taken for an answer of AWS', async () => {
    const write = async (): Promise<void> => {
      throw new Error('database is away');
    };
    const run = { ...startRun().run, write };
    const ec2 = sim.access.ec2('us-east-1');
    await expect(collectEc2({ ...given, ec2, run })).rejects.toThrow('database is away');
  });

  test('an endpoint that is not there is a network issue', async () => {
    const nowhere = openAccess('http://127.0.0.1:1');
    const { run } = startRun();
    const result = await collectEc2({
      ...given,
      ec2: nowhere.ec2('us-east-1'),
      run,
    });
    nowhere.close();
    expect(result).toMatchObject({ complete: false, seen: false });
    expect(result.issues[0]).toMatchObject({
      code: 'network',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('versions that only instances use', () => {
  const inUse = async () => {
    const { written, result } = await collect();
    const { templates } = sim.aws.estate.accounts[0]!.regions.get('us-east-1')!;
    const template = templates.find(({ id }) =>
      written.instances.some((one) => one.launchTemplateId === id),
    )!;
    return { written, result, template, id: template.id };
  };
  const numbersOf = (written: Awaited<ReturnType<typeof collect>>['written'], id: string) =>
    written.launchTemplateVersions
      .filter(({ templateId }) => templateId === id)
      .map(({ versionNumber, isDefault, isLatest }) => [versionNumber, isDefault, isLatest]);

  test('are read once, those that nothing came from never, and then taken from what is stored', async () => {
    const { template, id } = await inUse();
    const { number: _, createdAt, ...content } = template.versions[0]!;
    for (const at of [1, 2]) publishVersion(template, { ...content, profile: null }, createdAt + at);
    sim.aws.resetCalls();
    const first = await collect();
    expect(first.result).toEqual({ complete: true, seen: true, issues: [] });
    expect(numbersOf(first.written, id)).toEqual([
      [3, true, true],
      [1, false, false],
    ]);
    const pages = Math.ceil((first.written.launchTemplateVersions.length - 1) / 200);
    expect(sim.counts().DescribeLaunchTemplateVersions).toBe(pages + 1);

    sim.aws.resetCalls();
    const version = first.written.launchTemplateVersions.find(
      ({ templateId, versionNumber }) => templateId === id && versionNumber === 1,
    )!;
    const exposures = first.written.exposures.filter(({ resourceId }) => resourceId === `${id}:1`);
    const stored = { version: { ...version, isDefault: true, owner: 'before', tags: {} }, exposures };
    const asked: unknown[] = [];
    const readStoredVersions: CollectEc2['readStoredVersions'] = async (names) => {
      asked.push(...names);
      return [stored];
    };
    const second = await collect([], sim.access, { readStoredVersions });
    expect(asked).toEqual([{ templateId: id, versionNumber: 1 }]);
    expect(sim.counts().DescribeLaunchTemplateVersions).toBe(pages);
    const byName = (written: typeof first.written) =>
      written.launchTemplateVersions.toSorted(
        (a, b) => a.templateId.localeCompare(b.templateId) || a.versionNumber - b.versionNumber,
      );
    expect(byName(second.written)).toEqual(byName(first.written));
    expect(second.written.exposures).toHaveLength(first.written.exposures.length);
  });

  test('are not looked for where templates or instances could not be read', async () => {
    await collect([{ kind: 'access-denied', action: 'DescribeLaunchTemplates' }]);
    expect(sim.counts().DescribeLaunchTemplateVersions).toBeUndefined();
  });

  test('are gone with their template, and nothing is amiss', async () => {
    const { result, written } = await collect([
      {
        kind: 'error',
        code: 'InvalidLaunchTemplateId.NotFound',
        action: 'DescribeLaunchTemplateVersions',
        skip: 1,
      },
    ]);
    expect(result).toEqual({ complete: true, seen: true, issues: [] });
    expect(written.launchTemplateVersions.every((each) => each.isDefault || each.isLatest)).toBe(true);
  });

  test('that cannot be read are an issue', async () => {
    const { result } = await collect([
      { kind: 'access-denied', action: 'DescribeLaunchTemplateVersions', skip: 1 },
    ]);
    expect(result).toMatchObject({ complete: false, issues: [{ code: 'access-denied' }] });
  });
});
