import { beforeEach, describe, expect, test } from 'vitest';
import {
  type DecisionsParams,
  decisionsQuery,
  type ExemptionChange,
  exemptionChange,
  exemptionPreviewQuery,
  exemptionRequest,
} from '#lib/api/schemas.ts';
import type { Instance } from '#lib/domain/inventory.ts';
import { applyExemptions } from './apply-exemptions.ts';
import { changeExemption } from './change-exemption.ts';
import type { Context } from './context.ts';
import { exemptInstances } from './exempt-instances.ts';
import { getKpis } from './get-kpis.ts';
import { listExemptions } from './list-exemptions.ts';
import { previewExemption } from './preview-exemption.ts';
import { rebuild } from './rebuild.ts';
import { revokeExemption } from './revoke-exemption.ts';
import { rollUpAccount } from './roll-up-account.ts';
import {
  account,
  arnOf,
  contextOf,
  hour,
  instance,
  profile,
  recordSeen,
  scopeOf,
  useEstate,
} from './testing/snapshots.ts';

const { db } = useEstate();

beforeEach(async () => {
  await seeIam(1);
  await see(2, fleet);
});

const bare = instance('i-bare', { name: 'web-1' });
const other = instance('i-other', { owner: 'search', tags: { env: 'test' } });
const covered = instance('i-covered', { profileArn: arnOf('web'), associatedAt: hour(1) });
const fleet = [bare, other, covered];

const see = (at: number, instances: Instance[]) => recordSeen(db, scopeOf('ec2'), hour(at), { instances });
const seeIam = (at: number) =>
  recordSeen(db, scopeOf('iam'), hour(at), { instanceProfiles: [profile('web')] });

function as(name: string, at: number): Context {
  return { ...contextOf(db, undefined, hour(at)), actor: { kind: 'operator', name } };
}

function exempt(at: number, pattern: object, more: object = {}) {
  const input = exemptionRequest.parse({ pattern, reason: 'A lab without AWS.', ...more });
  return exemptInstances({ ctx: as('ann', at), input });
}

const change = (id: string, asked: ExemptionChange, at: number) =>
  changeExemption({ ctx: as('bob', at), input: { id, ...exemptionChange.parse(asked) } });

const listed = (state: DecisionsParams['state'], at: number, more: DecisionsParams = {}) =>
  listExemptions({ ctx: as('bob', at), input: decisionsQuery.parse({ state, ...more }) });

async function coverageAt(at: number) {
  const { roleCoverage } = await getKpis({ ctx: as('ann', at), input: {} });
  const { covered, eligible, unknown, exempt } = roleCoverage ?? {};
  return [covered, eligible, unknown, exempt];
}

const hoursOf = (at: Date | null) => at && (at.getTime() - hour(0).getTime()) / 3_600_000;

async function episodesOf(instanceId: string) {
  const rows = await db.episode.findMany({ where: { instanceId }, orderBy: { openedAt: 'asc' } });
  return rows.map(({ openedAt, cause, endedAt, ending }) => [
    ...[hoursOf(openedAt), cause, hoursOf(endedAt), ending],
  ]);
}

async function eventsOf(resourceId: string) {
  const finding = await db.finding.findFirst({
    where: { resourceId, ruleId: 'ec2-no-instance-profile' },
  });
  if (finding === null) return [];
  const { fingerprint } = finding;
  const events = await db.findingEvent.findMany({ where: { fingerprint }, orderBy: { at: 'asc' } });
  return events.map(({ at, kind, actor, resolution }) =>
    [hoursOf(at), kind, ...(resolution === null ? [] : [resolution]), actor].join(' '),
  );
}

test('takes instances out of the ratio, ends their episodes and findings, and gives all back when it is revoked', async () => {
  expect(await coverageAt(2.5)).toEqual([1, 3, 0, 0]);
  const made = await exempt(3, { owner: 'payments', resource: 'web-*' });
  expect(made).toMatchObject({ instances: 1, createdBy: 'ann', endedAt: null });
  expect(await coverageAt(3)).toEqual([1, 2, 0, 1]);
  expect(await episodesOf('i-bare')).toEqual([[0, 'launch', 3, 'exempted']]);
  expect(await eventsOf('i-bare')).toEqual(['2 opened test', '3 resolved exempted ann']);
  expect(await eventsOf('i-other')).toEqual(['2 opened test']);

  await seeIam(4);
  await see(4, [...fleet, instance('i-new', { name: 'web-2' })]);
  expect(await coverageAt(4)).toEqual([1, 2, 0, 2]);
  expect([await episodesOf('i-new'), await eventsOf('i-new')]).toEqual([[], []]);
  const { mttr } = await getKpis({ ctx: as('ann', 4), input: {} });
  expect(mttr).toMatchObject({ remediated: 0, exempted: 1, open: 1 });

  await revokeExemption({ ctx: as('bob', 5), input: { id: made.id } });
  expect(await coverageAt(5)).toEqual([1, 4, 0, 0]);
  expect(await episodesOf('i-bare')).toEqual([
    [0, 'launch', 3, 'exempted'],
    [5, 'exemption-ended', null, null],
  ]);
  expect((await eventsOf('i-bare')).slice(2)).toEqual(['5 reopened bob']);
  expect(await eventsOf('i-new')).toEqual(['5 opened bob']);
  const { data } = await listed('ended', 6);
  expect(data).toMatchObject([{ id: made.id, endedBy: 'bob', instances: 0 }]);
  await expect(revokeExemption({ ctx: as('bob', 6), input: { id: made.id } })).rejects.toThrow('stands');
});

test('with another reason or end is another exemption, and nothing needs a role in between', async () => {
  const old = await exempt(3, { owner: 'payments', resource: 'web-*' });
  const changed = await change(old.id, { reason: 'Until the move.', until: hour(8).toISOString() }, 4);
  expect(changed).toMatchObject({
    ...{ pattern: old.pattern, reason: 'Until the move.', until: hour(8).toISOString() },
    ...{ createdBy: 'bob', createdAt: hour(4).toISOString(), endedAt: null, instances: 1 },
  });
  await applyExemptions(as('worker', 5));
  await seeIam(6);
  await see(6, [...fleet, instance('i-new', { name: 'web-2' })]);
  expect(await coverageAt(6)).toEqual([1, 2, 0, 2]);
  expect(await episodesOf('i-bare')).toEqual([[0, 'launch', 3, 'exempted']]);
  expect(await eventsOf('i-bare')).toEqual(['2 opened test', '3 resolved exempted ann']);
  expect(await listed('ended', 6)).toMatchObject({
    ...{ total: 1, nextCursor: null },
    data: [{ id: old.id, until: null, endedBy: 'bob', endedAt: hour(4).toISOString(), instances: 0 }],
  });
  await expect(change(old.id, { reason: 'x' }, 6)).rejects.toMatchObject({ code: 'not-found' });
  await expect(change(changed.id, { until: hour(5).toISOString() }, 6)).rejects.toMatchObject({
    errors: [{ parameter: 'until' }],
  });
  await applyExemptions(as('worker', 9));
  expect(await episodesOf('i-bare')).toEqual([
    [0, 'launch', 3, 'exempted'],
    [8, 'exemption-ended', null, null],
  ]);
});

test('two people at once: one changes it, the other is told', async () => {
  const { id } = await exempt(3, { resource: 'i-bare' });
  const outcomes = await Promise.allSettled([change(id, { reason: 'a' }, 4), change(id, { reason: 'b' }, 4)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await listed('standing', 5)).total).toBe(1);
});

test('are listed a page at a time, each once, the newest first', async () => {
  for (const at of [3, 4, 5]) await exempt(at, { resource: `i-${at}` });
  const first = await listed('standing', 6, { limit: 2 });
  const second = await listed('standing', 6, { limit: 2, cursor: first.nextCursor ?? '' });
  const resources = [...first.data, ...second.data].map(({ pattern }) => pattern.resource);
  expect(resources).toEqual(['i-5', 'i-4', 'i-3']);
  expect([first.total, second.nextCursor]).toEqual([3, null]);
});

test('waits for nobody: what is being counted meanwhile is left to the next call', async () => {
  const isApplied = async () => (await db.exemption.findFirstOrThrow()).isApplied;
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE rollups IN EXCLUSIVE MODE`;
    await exempt(3, { resource: 'i-bare' });
    expect(await isApplied()).toBe(false);
  });
  await applyExemptions(as('worker', 4));
  expect(await isApplied()).toBe(true);
  expect(await episodesOf('i-bare')).toEqual([[0, 'launch', 3, 'exempted']]);
});

test('the past is told as it was, and a rebuild finds nothing else', async () => {
  await exempt(3, { resource: 'i-bare' }, { until: hour(30).toISOString() });
  await seeIam(4);
  await see(4, fleet);
  await applyExemptions(as('worker', 31));
  await seeIam(32);
  await see(32, fleet);
  await rollUpAccount(db, account, contextOf(db).settings);
  const days = await db.rollup.findMany({
    where: { region: 'us-east-1', owner: 'payments' },
    orderBy: { day: 'asc' },
  });
  expect(
    days.map(({ covered, eligible, exempt: apart, episodesExempted }) => [
      covered,
      eligible,
      apart,
      episodesExempted,
    ]),
  ).toEqual([
    [1, 1, 1, 1],
    [1, 2, 0, 0],
  ]);
  const { differences } = await rebuild({ ctx: contextOf(db), signal: AbortSignal.any([]) });
  expect(differences).toEqual([]);
  expect(await episodesOf('i-bare')).toEqual([
    [0, 'launch', 3, 'exempted'],
    [30, 'exemption-ended', null, null],
  ]);
  const kpis = await getKpis({ ctx: as('ann', 33), input: { at: hour(5) } });
  expect(kpis.roleCoverage).toMatchObject({ covered: 1, eligible: 2, exempt: 1 });
});

describe('what it covers', () => {
  test.each<[object, number, number]>([
    [{ resource: 'i-other' }, 1, 1],
    [{ resource: 'i-*' }, 3, 2],
    [{ tag: 'env=te*' }, 1, 1],
    [{ tag: 'env' }, 1, 1],
    [{ owner: 'payments' }, 2, 1],
    [{ owner: 'payments', tag: 'env' }, 0, 0],
    [{ account: '222222222222' }, 0, 0],
  ])('%j: %i instances, %i without a role', async (query, count, uncovered) => {
    const input = exemptionPreviewQuery.parse(query);
    const preview = await previewExemption({ ctx: as('ann', 3), input });
    expect(preview).toMatchObject({ count, uncovered, eligible: 3, isEverything: count === 3 });
    expect(preview.first).toHaveLength(count);
  });

  test('follows an instance that comes to be covered, or is covered no more', async () => {
    await exempt(3, { tag: { key: 'env', value: 'lab' } });
    await see(4, [{ ...bare, tags: { env: 'lab' } }, other, covered]);
    expect(await episodesOf('i-bare')).toEqual([[0, 'launch', 4, 'exempted']]);
    await see(5, fleet);
    expect(await episodesOf('i-bare')).toEqual([
      [0, 'launch', 4, 'exempted'],
      [5, 'exemption-ended', null, null],
    ]);
    expect((await eventsOf('i-bare')).slice(1)).toEqual(['4 resolved exempted test', '5 reopened test']);
  });

  test('leaving nothing out has to be confirmed with the count', async () => {
    await expect(exempt(3, {})).rejects.toMatchObject({ code: 'conflict', details: { count: 3 } });
    await expect(exempt(3, { owner: 'search' }, { confirm: 2 })).rejects.toMatchObject({
      details: { count: 1 },
    });
    await exempt(3, {}, { confirm: 3 });
    expect(await coverageAt(3)).toEqual([0, 0, 0, 3]);
  });

  test('not seen lately is not known to be exempt', async () => {
    await exempt(3, { owner: 'payments' });
    expect(await coverageAt(10)).toEqual([0, 0, 3, 0]);
  });
});
