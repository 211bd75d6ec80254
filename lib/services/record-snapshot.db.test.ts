import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kpisQuery } from '#lib/api/schemas.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { versionedTables } from '#lib/db/versioned-tables.ts';
import type { Instance, Inventory, ResourceKind } from '#lib/domain/inventory.ts';
import { type Collector, type Scope, scopeKey } from '#lib/domain/scopes.ts';
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
  exposure,
  group,
  hour,
  instance,
  profile,
  recordSeen,
  regions,
  role,
  scopeOf,
  templateVersion,
  user,
} from './testing/snapshots.ts';

const { db } = useTestDatabase();

/** What a scope holds, by kind and then by key. */
type World = { [K in ResourceKind]?: Record<string, Inventory[K]> };
type Outcome = 'complete' | 'partial' | 'failed';
type Step = { scope: Scope; outcome: Outcome; afterHours: number; seen: World };

const kindsOf: Partial<Record<Collector, readonly ResourceKind[]>> = {
  ec2: ['instances', 'launchTemplateVersions', 'exposures'],
  iam: ['instanceProfiles', 'roles', 'policies', 'users', 'groups', 'accessKeys'],
};

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

function someOf<K extends ResourceKind>(
  kind: K,
  names: readonly string[],
  of: (name: string) => fc.Arbitrary<Inventory[K]>,
): fc.Arbitrary<World> {
  const each = names.map((name) => fc.option(of(name), { freq: 3 }));
  return fc.tuple(...each).map((found) => {
    const resources = found.filter((resource) => resource !== null);
    return { [kind]: Object.fromEntries(resources.map((resource) => [keyOf(kind, resource), resource])) };
  });
}

function keyOf<K extends ResourceKind>(kind: K, resource: Inventory[K]): string {
  return versionedTables[kind].key.map(({ field }) => resource[field as keyof Inventory[K]]).join(' ');
}

const instances = someOf('instances', ['i-1', 'i-2', 'i-3', 'i-4'], (instanceId) =>
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
    .map(({ associatedAt, ...fields }) =>
      instance(instanceId, { ...fields, associatedAt: fields.profileArn === null ? null : associatedAt }),
    ),
);

const templates = someOf('launchTemplateVersions', ['1', '2'], (version) =>
  fc
    .record({ isDefault: fc.boolean(), profile: fc.constantFrom(null, ...oddNames), tags })
    .map((fields) => templateVersion('lt-1', Number(version), fields)),
);

const exposures = someOf('exposures', keyIds, (id) =>
  fc.record({ line: fc.nat(3), place: fc.constantFrom(...oddNames), owner: owners }).map((fields) => {
    return exposure('launch-template', 'lt-1:1', id, fields);
  }),
);

const documents = fc.constantFrom<unknown[]>(
  { Statement: [{ Effect: 'Allow' }] },
  {},
  [],
  'no JSON',
  1.5,
  true,
);

const iamKinds = [
  someOf('instanceProfiles', profileNames, (name) => fc.constant(profile(name))),
  someOf('accessKeys', keyIds, (id) =>
    fc
      .record({
        isActive: fc.boolean(),
        lastUsedAt: hours,
        userName: fc.constantFrom(...oddNames),
        owner: owners,
      })
      .map((fields) => accessKey(id, fields)),
  ),
  someOf('users', oddNames, (name) =>
    fc
      .record({ tags, groups: fc.array(fc.constantFrom(...oddNames), { maxLength: 2 }) })
      .map((fields) => user(name, fields)),
  ),
  someOf('groups', oddNames, (name) =>
    fc
      .record({ inlinePolicies: fc.dictionary(fc.constantFrom(...oddNames), documents, { maxKeys: 2 }) })
      .map((fields) => group(name, fields)),
  ),
  someOf('roles', ['app', oddNames[4]!], (name) =>
    fc.record({ trustPolicy: documents, tags, lastUsedAt: hours }).map((fields) => role(name, fields)),
  ),
  someOf('policies', ['p'], (policyArn) =>
    documents.map((document) => ({ policyArn, policyName: 'p', defaultVersionId: 'v1', document })),
  ),
];

const together = (kinds: fc.Arbitrary<World>[]) =>
  fc.tuple(...kinds).map((worlds) => Object.assign({}, ...worlds) as World);

const outcome = fc.constantFrom<Outcome[]>('complete', 'complete', 'complete', 'partial', 'failed');
/** Sometimes the clock is set back, or what was read before is recorded after. */
const afterHours = fc.constantFrom(0.001, 0.5, 1, 1, 5, 14, 0, -2);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      scope: fc.constantFrom(...regions).map((region) => scopeOf('ec2', region)),
      seen: together([instances, templates, exposures]),
      ...{ outcome, afterHours },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      scope: fc.constant(scopeOf('iam')),
      seen: together(iamKinds),
      outcome,
      afterHours,
    }),
  },
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
type Moment = {
  at: Date;
  readAt: Date;
  step: Step;
  held: Map<string, World>;
  complete: Map<string, Look>;
};

/** A complete collection: when it read, by the clock of then, and the instant it speaks for. */
type Look = { readAt: Date; at: Date };

/** The model: a complete collection replaces what its scope holds, a partial one adds to it, a failed one does nothing. */
function applied(held: World = {}, { scope, outcome, seen }: Step): World {
  if (outcome === 'failed') return held;
  const kinds = kindsOf[scope.collector] ?? [];
  const kept = outcome === 'partial' ? held : {};
  return Object.fromEntries(kinds.map((kind) => [kind, { ...seen[kind], ...kept[kind] }]));
}

/** No instant is earlier than any before it, and of one scope none is the same. */
function momentsOf(steps: Step[]): Moment[] {
  let clock = hour(24).getTime();
  let newest = hour(0).getTime();
  const last = new Map<string, number>();
  let held = new Map<string, World>();
  let complete = new Map<string, Look>();
  return steps.map((step) => {
    const key = scopeKey(step.scope);
    clock += Math.round(step.afterHours * 3_600_000);
    const readAt = new Date(clock);
    if (step.outcome === 'failed') return { at: new Date(newest), readAt, step, held, complete };
    newest = Math.max(clock, newest, (last.get(key) ?? 0) + 1);
    last.set(key, newest);
    const at = new Date(newest);
    held = new Map(held).set(key, applied(held.get(key), step));
    if (step.outcome === 'complete') complete = new Map(complete).set(key, { readAt, at });
    return { at, readAt, step, held, complete };
  });
}

async function recordMoment({ readAt, step: { scope, seen, outcome } }: Moment): Promise<void> {
  if (outcome === 'failed') return;
  const lists = Object.fromEntries(Object.entries(seen).map(([kind, byKey]) => [kind, Object.values(byKey)]));
  await recordSeen(db, scope, readAt, lists, { isComplete: outcome === 'complete' });
}

/** What the database says that a scope held at an instant. */
async function heldAt(scope: Scope, at: Date): Promise<World> {
  const found: Partial<Record<ResourceKind, Record<string, unknown>>> = {};
  for (const kind of kindsOf[scope.collector] ?? []) {
    const { name, isRegional, key, data } = versionedTables[kind];
    const columns = [...key, ...data].map((column) => `${column.name} AS "${column.field}"`).join(', ');
    const rows = await db.$queryRaw<Inventory[typeof kind][]>`
      SELECT ${Prisma.raw(columns)} FROM ${Prisma.raw(name)}
      WHERE ${isRegional ? Prisma.sql`region = ${scope.region} AND` : Prisma.empty}
        valid_from <= ${at} AND (valid_to IS NULL OR valid_to > ${at})`;
    found[kind] = Object.fromEntries(rows.map((row) => [keyOf(kind, row), row]));
  }
  return found as World;
}

function expected(world: World = {}, { collector }: Scope): World {
  return Object.fromEntries((kindsOf[collector] ?? []).map((kind) => [kind, world[kind] ?? {}]));
}

const scopes = [scopeOf('iam'), ...regions.map((region) => scopeOf('ec2', region))];

/** Role coverage of a region by design.md section 2, from the model alone. */
function coverageAt({ at, held, complete }: Moment, region: string, versionsSince: Map<string, Date>) {
  const lastOf = (scope: Scope) => complete.get(scopeKey(scope)) ?? null;
  const isFresh = (look: Look | null) => look !== null && at.getTime() - look.at.getTime() <= 3 * 3_600_000;
  const iam = lastOf(scopeOf('iam'));
  const isKnown = isFresh(lastOf(scopeOf('ec2', region))) && isFresh(iam);
  const profiles = held.get(scopeKey(scopeOf('iam')))?.instanceProfiles ?? {};
  const holdsRole = (arn: string) => Object.hasOwn(profiles, arn);
  // What only a partial collection has shown is not known until a complete one confirms it.
  const isConfirmed = (arn: string) => iam !== null && versionsSince.get(`iam/${arn}`)! <= iam.at;
  const found = { covered: 0, eligible: 0, unknown: 0 };
  for (const each of Object.values(
    held.get(scopeKey(scopeOf('ec2', region)))?.instances ?? {},
  ) as Instance[]) {
    if (each.state !== 'running') continue;
    const since = each.associatedAt ?? versionsSince.get(`${region}/${each.instanceId}`)!;
    const isEmptyKnown = iam !== null && iam.readAt >= since;
    const arn = each.profileArn;
    const isProfileKnown = arn === null || (holdsRole(arn) ? isConfirmed(arn) : isEmptyKnown);
    if (!isKnown || !isProfileKnown) found.unknown += 1;
    else found.eligible += 1;
    if (isKnown && isProfileKnown && arn !== null && holdsRole(arn)) found.covered += 1;
  }
  return found;
}

/** Since when each instance and each profile has stood as it stands, at each moment. */
function versionStarts(moments: Moment[]): Map<string, Date>[] {
  let starts = new Map<string, { since: Date; as: string }>();
  return moments.map(({ at, held }) => {
    const next = new Map<string, { since: Date; as: string }>();
    const note = (place: string, resources: Record<string, unknown> = {}) => {
      for (const [id, resource] of Object.entries(resources)) {
        const [key, as] = [`${place}/${id}`, JSON.stringify(resource)];
        const before = starts.get(key);
        next.set(key, before?.as === as ? before : { since: at, as });
      }
    };
    for (const region of regions) note(region, held.get(scopeKey(scopeOf('ec2', region)))?.instances);
    note('iam', held.get(scopeKey(scopeOf('iam')))?.instanceProfiles);
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

async function countVersions(): Promise<number> {
  let versions = 0;
  for (const { name } of Object.values(versionedTables)) {
    const [row] = await db.$queryRaw<
      { count: number }[]
    >`SELECT count(*)::int AS count FROM ${Prisma.raw(name)}`;
    versions += row!.count;
  }
  return versions;
}

/** Whether a scope holds the same as the moment before. */
function isUnchanged({ held, step: { scope } }: Moment, before: Moment | undefined): boolean {
  const world = (moment: Moment | undefined) => expected(moment?.held.get(scopeKey(scope)), scope);
  return isDeepStrictEqual(world(before), expected(held.get(scopeKey(scope)), scope));
}

/** `HISTORIES=500` looks longer. */
const numRuns = Number(process.env.HISTORIES ?? 20);
const longestMs = 60_000 + numRuns * 5_000;
/** A counterexample is made smaller for as long as there is time, and told all the same. */
const runs = { numRuns, interruptAfterTimeLimit: longestMs, markInterruptAsFailure: true };

test(
  'any history of snapshots reads back as it was, and everything derived from it follows',
  async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.integer({ min: 1, max: 4 }), async (steps, rollUpEvery) => {
        await emptyDatabase(db);
        await addEstate(db);
        const moments = momentsOf(steps);
        for (const [index, moment] of moments.entries()) {
          const before = await countVersions();
          await recordMoment(moment);
          if (isUnchanged(moment, moments[index - 1])) expect(await countVersions()).toBe(before);
          if (index % rollUpEvery === 0) await rollUpAccount(db, account, defaultSettings);
        }
        const { differences } = await rebuild({ ctx: contextOf(db), signal: new AbortController().signal });
        expect(differences).toEqual([]);
        const starts = versionStarts(moments);
        for (const [index, moment] of moments.entries()) {
          // What was recorded last of one instant is what holds at it.
          if (moments[index + 1]?.at.getTime() === moment.at.getTime()) continue;
          await expectAsItWas(moment, starts[index]!);
        }
      }),
      runs,
    );
  },
  2 * longestMs,
);

async function expectAsItWas(moment: Moment, versionsSince: Map<string, Date>): Promise<void> {
  for (const scope of scopes) {
    expect(await heldAt(scope, moment.at)).toEqual(expected(moment.held.get(scopeKey(scope)), scope));
  }
  for (const region of regions) {
    const coverage = coverageAt(moment, region, versionsSince);
    expect(await kpisCoverage(moment.at, region)).toEqual(coverage);
    const rolledUp = await rollupCoverage(moment.at, region);
    if (rolledUp !== null) expect(rolledUp).toEqual(coverage);
  }
}
