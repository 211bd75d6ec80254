import { expect, test } from 'vitest';
import type { AccessKey, Instance, LaunchTemplateVersion, Role } from '#lib/domain/inventory.ts';
import {
  accessKey,
  account,
  exposure,
  hour,
  instance,
  profile,
  recordSeen,
  regions,
  role,
  type Seen,
  scopeOf,
  templateVersion,
  useEstate,
  user,
} from './testing/snapshots.ts';

const { db } = useEstate(account, [regions[0]]);

/** Numbers from 0 up to, not including, 1, the same ones for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const allow = (Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});
const documents = [allow('ec2:DescribeInstances'), allow('*'), allow('iam:PutRolePolicy')];
const managed = `arn:aws:iam::${account}:policy/shared`;
const day = 24;
const pauses = [1, 5, day, 7 * day, 8 * day, 23 * day, 31 * day, 46 * day, 91 * day];

/** An estate in which anything may change at any time. */
function estateOf(random: () => number) {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const world = {
    ...{ keys: [] as AccessKey[], roles: [] as Role[], document: 0, templates: 1 },
    ...{ holding: true, mayAll: false },
  };
  let instances: Instance[] = [];
  let made = 0;
  const makeKey = (at: number) => {
    made += 1;
    const createdAt = random() < 0.1 ? null : hour(at - pick(pauses) - 0.5);
    const id = `AKIA${String(made).padStart(16, '0')}`;
    const owner = pick(['payments', 'search']);
    world.keys.push(
      accessKey(id, { userName: pick(['ann', 'bob', 'ci']), createdAt, lastUsedAt: null, owner }),
    );
  };
  const changeKey = (at: number) => {
    const key = pick(world.keys);
    const change = pick(['use', 'use', 'switch', 'delete', 'forget'] as const);
    const next: Record<typeof change, () => AccessKey | null> = {
      use: () => ({ ...key, lastUsedAt: hour(at - 0.5) }),
      switch: () => ({ ...key, isActive: !key.isActive }),
      delete: () => null,
      forget: () => ({ ...key, lastUsedAt: null, isUseKnown: random() < 0.5 }),
    };
    world.keys = world.keys.flatMap((other) => (other === key ? (next[change]() ?? []) : other));
  };
  const changeRoles = () => {
    const isPlain = random() < 0.3;
    world.roles = ['web', 'batch'].map((name) =>
      role(name, {
        ec2Assumable: random() < 0.9,
        inlinePolicies: isPlain ? {} : { own: pick(documents) },
        attachedPolicyArns: random() < 0.5 ? [managed] : [],
        owner: pick(['payments', 'unowned']),
      }),
    );
  };
  const changeInstances = () => {
    instances = ['i-1', 'i-2', 'i-3'].flatMap((id) =>
      random() < 0.15
        ? []
        : instance(id, {
            state: pick(['running', 'running', 'stopped']),
            profileArn: pick([null, profile('web').profileArn, profile('batch').profileArn]),
            publicIp: pick([null, '203.0.113.7']),
            tags: pick([{}, { env: 'prod' }, { app: id }]),
            owner: pick(['payments', 'unowned']),
          }),
    );
  };
  const changes = [
    makeKey,
    changeKey,
    changeKey,
    changeKey,
    changeRoles,
    changeInstances,
    () => Object.assign(world, { document: Math.floor(random() * documents.length) }),
    () => Object.assign(world, { holding: !world.holding }),
    () => Object.assign(world, { mayAll: !world.mayAll }),
    () => Object.assign(world, { templates: 1 + Math.floor(random() * 3) }),
  ];
  return {
    pause: () => pick(pauses),
    change: (at: number) => {
      if (world.keys.length === 0) makeKey(at);
      for (let left = Math.floor(random() * 3); left > 0; left -= 1) pick(changes)(at);
    },
    iam: (): Seen => ({
      accessKeys: world.keys,
      users: ['ann', 'bob', 'ci'].map((name) =>
        user(name, { inlinePolicies: world.mayAll ? { own: documents[1] } : {} }),
      ),
      roles: world.roles,
      instanceProfiles: [profile('web'), ...(world.holding ? [profile('batch')] : [])],
      policies: [
        {
          ...{ policyArn: managed, policyName: 'shared', defaultVersionId: 'v1' },
          document: documents[world.document],
        },
      ],
    }),
    ec2: (): Seen => ({
      instances,
      launchTemplateVersions: Array.from({ length: world.templates }, (_, index): LaunchTemplateVersion => {
        const isNewest = index + 1 === world.templates;
        return templateVersion('lt-1', index + 1, {
          ...{ isLatest: isNewest, isDefault: isNewest, tags: isNewest && index > 0 ? { env: 'prod' } : {} },
          profile: index === 1 ? 'web' : null,
        });
      }),
      exposures: world.keys
        .slice(0, 2)
        .map(({ accessKeyId }) => exposure('launch-template', 'lt-1:1', accessKeyId)),
    }),
  };
}

const findings = () => db.finding.findMany({ orderBy: { fingerprint: 'asc' } });
const standing = async () => (await findings()).filter(({ state }) => state !== 'resolved').length;

test.each([1, 2])('judging all right after what changed says nothing new, series %i', async (seed) => {
  const estate = estateOf(randomOf(seed));
  let at = 0;
  let most = 0;
  const look = async (seen: { iam: Seen; ec2: Seen }, moment: number) => {
    await recordSeen(db, scopeOf('iam'), hour(moment), seen.iam);
    await recordSeen(db, scopeOf('ec2'), hour(moment), seen.ec2);
    await recordSeen(db, scopeOf('iam'), hour(moment + 0.001), seen.iam);
  };
  for (let step = 0; step < 10; step += 1) {
    at += estate.pause();
    estate.change(at);
    const seen = { iam: estate.iam(), ec2: estate.ec2() };
    await look(seen, at);
    const before = await findings();
    await db.scope.updateMany({ data: { judgedBy: null } });
    await look(seen, at + 0.01);
    expect(await findings(), `step ${step}, at hour ${at}`).toEqual(before);
    most = Math.max(most, await standing());
  }
  expect(most).toBeGreaterThan(5);
});
