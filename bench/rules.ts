import { randomUUID } from 'node:crypto';
import { createDatabase, type Database } from '#lib/db/client.ts';
import { forgetJudged, readScope } from '#lib/db/scopes.ts';
import type { ResourceKind } from '#lib/domain/inventory.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { readAffected } from '#lib/services/read-affected.ts';
import { recordFindings } from '#lib/services/record-findings.ts';
import { atMost, type Figure } from './figure.ts';
import { accountId, changedAt, changeOneInAHundred, regions, seedRules, seenAt } from './rules/seed.ts';
import type { World } from './world.ts';

const scopes: readonly Scope[] = [
  { accountId, region: 'global', collector: 'iam' },
  ...regions.map((region): Scope => ({ accountId, region, collector: 'ec2' })),
];

/** What a look at IAM, or at EC2, finds changed. */
const changedKinds: Record<string, ResourceKind[]> = {
  iam: ['instanceProfiles', 'roles', 'users', 'accessKeys'],
  ec2: ['instances', 'launchTemplateVersions', 'exposures'],
};

/**
 * What it takes to judge an estate of which 1 % has changed, against one of which all has: both times policies are analysed
 * and findings written. Judging all of it again is told beside it: then nothing is to be analysed or written.
 */
export async function run(world: World): Promise<Figure[]> {
  const connectionString = await world.createDatabase('rules');
  await seedRules(connectionString);
  const db = createDatabase(connectionString);
  try {
    const first = await judgeAll(db, seenAt, world);
    await forget(db);
    await analyze(db);
    const again = await judgeAll(db, seenAt, world);
    await changeOneInAHundred(connectionString);
    await analyze(db);
    const changed = await judgeAll(db, changedAt, world);
    const findings = await db.finding.count();
    return [
      atMost({
        name: 'rules after 1 % has changed, against all',
        measured: changed / first,
        goal: 0.05,
        unit: '×',
        detail: `${changed.toFixed(2)} s; ${first.toFixed(1)} s for all, ${again.toFixed(1)} s to judge it again; ${findings} findings`,
      }),
    ];
  } finally {
    await db.$disconnect();
  }
}

/** As autovacuum does between one collection and the next. */
async function analyze(db: Database): Promise<void> {
  await db.$executeRaw`ANALYZE`;
}

async function forget(db: Database): Promise<void> {
  await db.$transaction((tx) => forgetJudged(tx, accountId));
}

/** Judges what each scope's collection at an instant has to judge; returns how many seconds that took. */
async function judgeAll(db: Database, at: Date, { log }: World): Promise<number> {
  let seconds = 0;
  for (const scope of scopes) {
    const start = performance.now();
    await judge(db, scope, at);
    const took = (performance.now() - start) / 1000;
    log(`rules at ${at.toISOString()}, ${scope.collector} of ${scope.region}: ${took.toFixed(2)} s`);
    seconds += took;
  }
  return seconds;
}

async function judge(db: Database, scope: Scope, at: Date): Promise<void> {
  const kinds = changedKinds[scope.collector] ?? [];
  await db.$transaction(async (tx) => {
    const state = await readScope(tx, scope);
    if (state === null) throw new Error('The seed has no such scope.');
    const changed = new Map(kinds.map((kind) => [kind, 1]));
    const affected = await readAffected(tx, { scope, at, isComplete: true }, changed);
    const serviceUses: [] = [];
    const snapshot = {
      serviceUses,
      scope,
      at,
      isComplete: true,
      collectionId: randomUUID(),
      actor: 'bench',
      changed,
      state,
      affected,
    };
    await recordFindings(tx, snapshot, defaultSettings);
  });
}
