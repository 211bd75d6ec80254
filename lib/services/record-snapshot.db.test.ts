import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kpisQuery } from '#lib/api/schemas.ts';
import type { Database } from '#lib/db/client.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import type { AccessKey, Instance, InstanceProfile, User } from '#lib/domain/inventory.ts';
import { type Scope, scopeKey } from '#lib/domain/scopes.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { getKpis } from './get-kpis.ts';
import { rebuild } from './rebuild.ts';
import { rollUpAccount } from './roll-up-account.ts';
import {
  accessKey,
  account,
  addEstate,
  arnOf,
  contextOf,
  emptyDatabase,
  hour,
  instance,
  profile,
  recordSeen,
  regions,
  scopeOf,
  user,
} from './testing/snapshots.ts';

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterAll(() => database.drop());

type Kind = 'instances' | 'instanceProfiles' | 'accessKeys' | 'users';
type Resource = Instance | InstanceProfile | AccessKey | User;
/** What a scope holds, by kind and then by key. */
type World = Partial<Record<Kind, Record<string, Resource>>>;
type Step = { scope: Scope; outcome: 'complete' | 'partial' | 'failed'; afterHours: number; seen: World };

const oddNames = [
  'ci',
  "o'brien",
  'a"b\\c',
  '用户/😀',
  '<img src=x onerror=alert(1)>',
  'x'.repeat(256),
  '%; DROP TABLE users; --',
];
const keyIds = ['AKIAAAAAAAAAAAAAAAA1', 'root/1', 'odd/key?id=1&x', "quote'key"];
const profileNames = ['web', 'batch', 'path/deep'];
const tags = fc.dictionary(fc.constantFrom(...oddNames), fc.constantFrom('', ...oddNames, '\u0001'), {
  maxKeys: 2,
});
const owners = fc.constantFrom('payments', "o'brien <b>", '😀');
const hours = fc.option(fc.integer({ min: 0, max: 60 }).map(hour));

function someOf<T>(keys: readonly string[], of: (key: string) => fc.Arbitrary<T>) {
  return fc
    .tuple(...keys.map((key) => fc.option(of(key), { freq: 3 })))
    .map((found) =>
      Object.fromEntries(keys.flatMap((key, index) => (found[index] === null ? [] : [[key, found[index]]]))),
    ) as fc.Arbitrary<Record<string, T>>;
}

const instances = someOf(['i-1', 'i-2', 'i-3', 'i-4'], (instanceId) =>
  fc
    .record({
      state: fc.constantFrom<Instance['state'][]>(
        ...(['running', 'running', 'running', 'stopped', 'pending', 'terminated', 'unknown'] as const),
      ),
      profileArn: fc.constantFrom(null, null, ...profileNames.map((name) => arnOf(name)), 'arn:elsewhere'),
      createdAt: hours,
      associatedAt: hours,
      stateChangedAt: hours,
      owner: owners,
      tags,
    })
    .map((fields) => instance(instanceId, fields)),
);

const iam = fc.record({
  instanceProfiles: someOf(profileNames, (name) => fc.constant(profile(name))),
  accessKeys: someOf(keyIds, (id) =>
    fc
      .record({
        isActive: fc.boolean(),
        lastUsedAt: hours,
        userName: fc.constantFrom(...oddNames),
        owner: owners,
      })
      .map((fields) => accessKey(id, fields)),
  ),
  users: someOf(oddNames, (name) =>
    fc
      .record({ tags, groups: fc.array(fc.constantFrom(...oddNames), { maxLength: 2 }) })
      .map((fields) => user(name, fields)),
  ),
});

const outcome = fc.constantFrom<Step['outcome'][]>(
  ...(['complete', 'complete', 'complete', 'partial', 'failed'] as const),
);
const afterHours = fc.constantFrom(0.001, 0.5, 1, 1, 5, 14);

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    scope: fc.constantFrom(...regions).map((region) => scopeOf('ec2', region)),
    seen: instances.map((found) => ({ instances: found })),
    ...{ outcome, afterHours },
  }),
  fc.record({ scope: fc.constant(scopeOf('iam')), seen: iam, outcome, afterHours }),
);

const histories = fc.array(step, { minLength: 1, maxLength: 14 }).chain((steps) =>
  // Some steps see what the step before them saw in the same scope: nothing has changed.
  fc.array(fc.boolean(), { minLength: steps.length, maxLength: steps.length }).map((repeats) => {
    const last = new Map<string, World>();
    return steps.map((each, index) => {
      const key = scopeKey(each.scope);
      const seen = (repeats[index] && last.get(key)) || each.seen;
      last.set(key, seen);
      return { ...each, seen };
    });
  }),
);

/** What the model says that a scope held from an instant on. */
type Moment = { at: Date; step: Step; held: Map<string, World>; completeAt: Map<string, Date[]> };

/** The model: a complete collection replaces what its scope holds, a partial one adds to it, a failed one does nothing. */
function applied(held: World | undefined, { outcome, seen }: Step): World {
  if (outcome === 'failed') return held ?? {};
  if (outcome === 'complete') return seen;
  const kinds = Object.keys(seen) as Kind[];
  return Object.fromEntries(kinds.map((kind) => [kind, { ...seen[kind], ...held?.[kind] }]));
}

function momentsOf(steps: Step[]): Moment[] {
  let at = hour(24);
  let held = new Map<string, World>();
  let completeAt = new Map<string, Date[]>();
  return steps.map((each) => {
    const key = scopeKey(each.scope);
    at = new Date(at.getTime() + Math.round(each.afterHours * 3_600_000));
    held = new Map(held).set(key, applied(held.get(key), each));
    if (each.outcome === 'complete')
      completeAt = new Map(completeAt).set(key, [...(completeAt.get(key) ?? []), at]);
    return { at, step: each, held, completeAt };
  });
}

async function recordMoment({ at, step: { scope, seen, outcome } }: Moment): Promise<void> {
  if (outcome === 'failed') return;
  const lists = Object.fromEntries(Object.entries(seen).map(([kind, byKey]) => [kind, Object.values(byKey)]));
  await recordSeen(db, scope, at, lists, { isComplete: outcome === 'complete' });
}

/** What the database says that a scope held at an instant. */
async function heldAt({ accountId, region, collector }: Scope, at: Date): Promise<World> {
  const current = { accountId, validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] };
  const omit = { accountId: true, validFrom: true, validTo: true } as const;
  const by = <T>(rows: T[], key: keyof T) => Object.fromEntries(rows.map((row) => [row[key], row]));
  if (collector === 'ec2') {
    const rows = await db.instance.findMany({
      where: { ...current, region },
      omit: { ...omit, region: true },
    });
    return { instances: by(rows as unknown as Instance[], 'instanceId') };
  }
  return {
    instanceProfiles: by(await db.instanceProfile.findMany({ where: current, omit }), 'profileArn'),
    accessKeys: by(await db.accessKey.findMany({ where: current, omit }), 'accessKeyId'),
    users: by((await db.user.findMany({ where: current, omit })) as unknown as User[], 'userName'),
  };
}

function expected(world: World | undefined, { collector }: Scope): World {
  if (collector === 'ec2') return { instances: world?.instances ?? {} };
  const profiles = Object.values(world?.instanceProfiles ?? {}) as InstanceProfile[];
  return {
    instanceProfiles: Object.fromEntries(profiles.map((each) => [each.profileArn, each])),
    accessKeys: world?.accessKeys ?? {},
    users: world?.users ?? {},
  };
}

const scopes = [scopeOf('iam'), ...regions.map((region) => scopeOf('ec2', region))];

/** Role coverage of a region by design.md section 2, from the model alone. */
function coverageAt({ at, held, completeAt }: Moment, region: string, versionsSince: Map<string, Date>) {
  const lastOf = (scope: Scope) => completeAt.get(scopeKey(scope))?.at(-1) ?? null;
  const isFresh = (seenAt: Date | null) =>
    seenAt !== null && at.getTime() - seenAt.getTime() <= 3 * 3_600_000;
  const iamAt = lastOf(scopeOf('iam'));
  const isKnown = isFresh(lastOf(scopeOf('ec2', region))) && isFresh(iamAt);
  const profiles = Object.values(
    held.get(scopeKey(scopeOf('iam')))?.instanceProfiles ?? {},
  ) as InstanceProfile[];
  const arns = new Set(profiles.map(({ profileArn }) => profileArn));
  const found = { covered: 0, eligible: 0, unknown: 0 };
  for (const each of Object.values(
    held.get(scopeKey(scopeOf('ec2', region)))?.instances ?? {},
  ) as Instance[]) {
    if (each.state !== 'running') continue;
    const since = each.associatedAt ?? versionsSince.get(`${region}/${each.instanceId}`)!;
    const isEmptyKnown = iamAt !== null && iamAt >= since;
    const isCovered = each.profileArn !== null && arns.has(each.profileArn);
    if (!isKnown || (each.profileArn !== null && !isCovered && !isEmptyKnown)) found.unknown += 1;
    else found.eligible += 1;
    if (isKnown && isCovered) found.covered += 1;
  }
  return found;
}

/** Since when each instance has stood as it stands, at each moment. */
function versionStarts(moments: Moment[]): Map<string, Date>[] {
  let starts = new Map<string, { since: Date; as: string }>();
  return moments.map(({ at, held }) => {
    const next = new Map<string, { since: Date; as: string }>();
    for (const region of regions) {
      const there = held.get(scopeKey(scopeOf('ec2', region)))?.instances ?? {};
      for (const [id, resource] of Object.entries(there)) {
        const [key, as] = [`${region}/${id}`, JSON.stringify(resource)];
        const before = starts.get(key);
        next.set(key, before?.as === as ? before : { since: at, as });
      }
    }
    starts = next;
    return new Map([...next].map(([key, { since }]) => [key, since]));
  });
}

async function kpisCoverage(at: Date, region: string) {
  const input = kpisQuery.parse({ at: at.toISOString(), region });
  const { covered, eligible, unknown } = (await getKpis({ ctx: contextOf(db), input })).roleCoverage;
  return { covered, eligible, unknown };
}

async function rollupCoverage(asOf: Date, region: string) {
  const [day] = await db.rollupDay.findMany({ where: { region, asOf } });
  if (!day) return null;
  const { _sum } = await db.rollup.aggregate({
    where: { region, day: day.day },
    _sum: { covered: true, eligible: true, unknown: true },
  });
  return { covered: _sum.covered ?? 0, eligible: _sum.eligible ?? 0, unknown: _sum.unknown ?? 0 };
}

async function countRows(): Promise<number> {
  const counts = [db.instance.count(), db.instanceProfile.count(), db.accessKey.count(), db.user.count()];
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

const runs = { numRuns: Number(process.env.HISTORIES ?? 25) };

test('any history of snapshots reads back as it was, and everything derived from it follows', async () => {
  await fc.assert(
    fc.asyncProperty(histories, fc.integer({ min: 1, max: 4 }), async (steps, rollUpEvery) => {
      await emptyDatabase(db);
      await addEstate(db);
      const moments = momentsOf(steps);
      for (const [index, moment] of moments.entries()) {
        const before = await countRows();
        await recordMoment(moment);
        const key = scopeKey(moment.step.scope);
        const was = expected(moments[index - 1]?.held.get(key), moment.step.scope);
        const is = expected(moment.held.get(key), moment.step.scope);
        if (JSON.stringify(was) === JSON.stringify(is)) expect(await countRows()).toBe(before);
        if (index % rollUpEvery === 0) await rollUpAccount(db, account, defaultSettings);
      }
      const { differences } = await rebuild({ ctx: contextOf(db), signal: new AbortController().signal });
      expect(differences).toEqual([]);
      const starts = versionStarts(moments);
      for (const [index, moment] of moments.entries()) {
        for (const scope of scopes) {
          const held = expected(moment.held.get(scopeKey(scope)), scope);
          expect(await heldAt(scope, moment.at)).toEqual(held);
        }
        for (const region of regions) {
          const coverage = coverageAt(moment, region, starts[index]!);
          expect(await kpisCoverage(moment.at, region)).toEqual(coverage);
          const rolledUp = await rollupCoverage(moment.at, region);
          if (rolledUp !== null) expect(rolledUp).toEqual(coverage);
        }
      }
    }),
    runs,
  );
});
