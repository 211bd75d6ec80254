import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  bulkActRequest,
  commentRequest,
  type DecisionsParams,
  decisionsQuery,
  type Finding,
  type FindingAct,
  findingActRequest,
  findingsQuery,
  muteChange,
  muteRequest,
  viewRequest,
} from '#lib/api/schemas.ts';
import { insertBulkAct } from '#lib/db/bulk-acts.ts';
import type { Transaction } from '#lib/db/client.ts';
import { forgeAccessKeyId, forgeSecret } from '#lib/domain/credentials/testing/forge-credentials.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { actInBulk } from './act-in-bulk.ts';
import { actOnFinding } from './act-on-finding.ts';
import { addComment } from './add-comment.ts';
import { changeComment } from './change-comment.ts';
import { changeMute } from './change-mute.ts';
import { changeView } from './change-view.ts';
import type { Context } from './context.ts';
import { deleteComment } from './delete-comment.ts';
import { deleteView } from './delete-view.ts';
import { deriveDueDates } from './derive-due-dates.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { ServiceError } from './errors.ts';
import { getBulkAct } from './get-bulk-act.ts';
import { getFinding } from './get-finding.ts';
import { getKpis } from './get-kpis.ts';
import { listFindings } from './list-findings.ts';
import { listMutes } from './list-mutes.ts';
import { listViews } from './list-views.ts';
import { muteByPattern } from './mute-by-pattern.ts';
import { previewMute } from './preview-mute.ts';
import { toUnavailable } from './read-availability.ts';
import { removeMute } from './remove-mute.ts';
import { saveView } from './save-view.ts';
import { takeOverBulkActs } from './take-over-bulk-acts.ts';
import {
  account,
  arnOf,
  exposure,
  hour,
  instance,
  profile,
  recordSeen,
  scopeOf,
  templateVersion,
  useEstate,
} from './testing/snapshots.ts';
import { undoAct } from './undo-act.ts';
import { undoBulkAct } from './undo-bulk-act.ts';

const { db } = useEstate();

const bare = ['i-1', 'i-2', 'i-3', 'i-4'];
const owners = ['payments', 'payments', 'search', 'search'];
const tags = [{ env: 'dev' }, { env: 'production' }, { env: 'dev-2' }, {}];

function fleet(ids = bare) {
  return ids.map((id) => {
    const index = bare.indexOf(id);
    const fields = { owner: owners[index] ?? 'x', tags: tags[index] ?? {}, name: `web ${id}` };
    return instance(id, fields as object);
  });
}

beforeEach(async () => {
  await recordSeen(db, scopeOf('iam'), hour(1), { instanceProfiles: [profile('web')] });
  await recordSeen(db, scopeOf('ec2'), hour(2), { instances: fleet() });
});

function as(name: string, at = 3): Context {
  const actor = { kind: 'operator' as const, name };
  return { actor, visibleAccounts: 'all', db, settings: defaultSettings, now: hour(at) };
}

const mutes = (state: DecisionsParams['state'], at?: number, more: DecisionsParams = {}) =>
  listMutes({ ctx: as('x', at), input: decisionsQuery.parse({ state, ...more }) });

async function listed(query: object = {}, at = 3): Promise<Finding[]> {
  const input = findingsQuery.parse(query);
  return (await listFindings({ ctx: as('x', at), input })).data;
}

/** The finding of an instance, whatever state it is in. */
async function of(resourceId: string, at = 3): Promise<Finding> {
  const state = 'open,acknowledged,in-progress,muted,resolved';
  const [finding] = await listed({ state, resource: resourceId }, at);
  if (!finding) throw new Error(`${resourceId} has no finding.`);
  return finding;
}

async function detail(resourceId: string, at = 3) {
  return getFinding({ ctx: as('x', at), input: { id: (await of(resourceId, at)).id } });
}

async function act(name: string, finding: Finding, asked: FindingAct, at = 3) {
  const input = { ...findingActRequest.parse({ revision: finding.revision, act: asked }), id: finding.id };
  return actOnFinding({ ctx: as(name, at), input });
}

async function failure(promise: Promise<unknown>): Promise<ServiceError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ServiceError) return error;
  throw error ?? new Error('It did not fail.');
}

async function bulk(request: object, at = 3) {
  const ctx = as('ann', at);
  const { id } = await actInBulk({ ctx, input: bulkActRequest.parse(request) });
  for (;;) {
    const bulkAct = await getBulkAct({ ctx, input: { id } });
    if (bulkAct.state !== 'running') return bulkAct;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function mutePattern(
  pattern: object,
  { at = 3, ...more }: { at?: number; until?: string; confirm?: number } = {},
) {
  const ctx = as('ann', at);
  const input = muteRequest.parse({ pattern, reason: 'known', ...more });
  const { mute, bulkAct } = await muteByPattern({ ctx, input });
  while ((await getBulkAct({ ctx, input: bulkAct })).state === 'running')
    await new Promise((resolve) => setTimeout(resolve, 20));
  return { mute, bulkAct };
}

const states = async (at = 3) => {
  const all = await Promise.all(bare.map((id) => of(id, at)));
  return all.map(({ state }) => state).join(' ');
};

describe('an act', () => {
  test('is written with its event: who, when, before and after', async () => {
    const finding = await of('i-1');
    expect([finding.state, finding.dueAt, finding.isOverdue]).toEqual([
      'open',
      hour(170).toISOString(),
      false,
    ]);
    const after = await act('ann', finding, { kind: 'acknowledge' });
    expect(after).toMatchObject({ state: 'acknowledged', revision: finding.revision + 1 });
    expect(after.events[0]).toMatchObject({
      ...{ kind: 'acknowledged', actor: 'ann', at: hour(3).toISOString(), revision: after.revision },
      ...{ before: { state: 'open' }, after: { state: 'acknowledged' } },
    });
    const again = await act('bob', after, { kind: 'acknowledge' });
    expect([again.revision, again.events.length]).toEqual([after.revision, after.events.length]);
    expect((await of('i-1', 200)).isOverdue).toBe(true);
  });

  test('of every kind is kept, and the history tells them in order', async () => {
    let finding: Finding = await of('i-1');
    const acts: FindingAct[] = [
      { kind: 'assign', assignee: 'bob' },
      { kind: 'label', add: ['keys', 'later'], remove: [] },
      { kind: 'label', add: [], remove: ['later'] },
      { kind: 'link', add: [{ url: 'https://tickets.example/1', title: 'SEC-1' }], remove: [] },
      { kind: 'set-due', dueAt: '2026-03-09' },
      { kind: 'start' },
    ];
    for (const [index, each] of acts.entries()) finding = await act('ann', finding, each, 3 + index / 10);
    const told = await detail('i-1', 4);
    expect(told).toMatchObject({
      ...{ assignee: 'bob', labels: ['keys'], dueByHand: true, dueAt: '2026-03-09T23:59:59.999Z' },
      ...{ state: 'in-progress', links: [{ url: 'https://tickets.example/1', title: 'SEC-1' }] },
    });
    expect(told.events.map(({ kind }) => kind)).toEqual(
      ['opened', 'assigned', 'labelled', 'labelled', 'linked', 'due-changed', 'started'].toReversed(),
    );
    const back = await act('ann', told, { kind: 'set-due', dueAt: null }, 4);
    expect([back.dueAt, back.dueByHand]).toEqual([hour(170).toISOString(), false]);
  });

  test.each([
    { kind: 'link', add: [{ url: 'http://tickets.example/1', title: 'x' }] },
    { kind: 'link', add: [{ url: 'javascript:alert(1)', title: 'x' }] },
    { kind: 'link', add: [{ url: 'https://a:b@tickets.example/', title: 'x' }] },
    { kind: 'mute', reason: ' ' },
    { kind: 'assign', assignee: 'x'.repeat(101) },
    { kind: 'resolve' },
  ])('is refused: %j', (asked) => {
    expect(findingActRequest.safeParse({ revision: 1, act: asked }).success).toBe(false);
  });

  test('of two people at once: one is told what the other did, and nothing is lost', async () => {
    const finding = await of('i-1');
    const both = await Promise.allSettled([
      act('ann', finding, { kind: 'acknowledge' }),
      act('bob', finding, { kind: 'assign', assignee: 'bob' }),
    ]);
    const [lost] = both.filter((result) => result.status === 'rejected');
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const error = lost?.reason as ServiceError;
    const now = await of('i-1');
    expect([error.code, error.details.current]).toEqual(['conflict', now]);
    const winner = now.assignee === null ? 'ann' : 'bob';
    expect(error.details.since).toMatchObject([{ actor: winner, revision: now.revision }]);
    expect(error.message).toMatch(new RegExp(`^${winner} changed it .* nothing was done`));
    expect((await detail('i-1')).events).toHaveLength(2);
  });

  test('waits for a collection that writes the finding, and is told of it', async () => {
    const finding = await of('i-1');
    const attached = fleet().map((each, index) =>
      index === 0 ? { ...each, profileArn: arnOf('web'), associatedAt: hour(3) } : each,
    );
    const [, acted] = await Promise.allSettled([
      recordSeen(db, scopeOf('ec2'), hour(4), { instances: attached }),
      act('ann', finding, { kind: 'acknowledge' }),
    ]);
    const { events, state, resolution } = await detail('i-1', 5);
    expect([state, resolution]).toEqual(['resolved', 'role-attached']);
    expect(events.map(({ kind }) => kind)).toEqual(
      acted.status === 'fulfilled' ? ['resolved', 'acknowledged', 'opened'] : ['resolved', 'opened'],
    );
    const error = await failure(act('ann', await of('i-1', 5), { kind: 'acknowledge' }, 5));
    expect([error.code, error.message]).toEqual(['conflict', expect.stringContaining('resolved already')]);
  });
});

/** Does something while a collection waits for a finding that somebody else holds. */
async function whileHeld(
  resourceId: string,
  seen: Parameters<typeof recordSeen>[3],
  work: (tx: Transaction) => Promise<unknown>,
): Promise<void> {
  let recording: Promise<unknown> = Promise.resolve();
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM findings WHERE resource_id = ${resourceId} FOR UPDATE`;
    recording = recordSeen(db, scopeOf('ec2'), hour(4), seen);
    await vi.waitFor(async () => {
      const waiting =
        await db.$queryRaw`SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'`;
      expect(waiting).toHaveLength(1);
    }, 5_000);
    await work(tx);
  });
  await recording;
}

describe('a collection and a person at once', () => {
  test('what the person did stays, what the collection saw is written', async () => {
    const renamed = fleet().map((each) => (each.instanceId === 'i-1' ? { ...each, name: 'new' } : each));
    await whileHeld('i-1', { instances: renamed }, async (tx) => {
      await tx.$executeRaw`
        UPDATE findings SET state = 'in-progress', revision = revision + 1 WHERE resource_id = 'i-1'`;
    });
    expect(await of('i-1', 5)).toMatchObject({
      ...{ state: 'in-progress', revision: 2, title: expect.stringContaining('new') },
    });
  });

  test('whoever reads does not wait for the collection; the mute ends when that has written', async () => {
    await act('ann', await of('i-1'), { kind: 'mute', reason: 'x', until: hour(4.5).toISOString() });
    const renamed = fleet().map((each) => (each.instanceId === 'i-1' ? { ...each, name: 'new' } : each));
    await whileHeld('i-1', { instances: renamed }, async () => {
      expect((await of('i-1', 5)).state).toBe('muted');
      const { id } = (await mutes('standing', 4)).data[0] ?? {
        id: '',
      };
      const removed = await removeMute({ ctx: as('x', 4), input: { id } }).catch(toUnavailable);
      expect(removed).toMatchObject({ code: 'unavailable', message: expect.stringContaining('try again') });
    });
    expect((await detail('i-1', 5)).events[0]).toMatchObject({
      kind: 'unmuted',
      at: hour(4.5).toISOString(),
    });
  });

  test('a mute that is made while a collection is being recorded catches what that brings', async () => {
    const instances = [...fleet(['i-2', 'i-3', 'i-4']), instance('i-5', { owner: 'payments' })];
    await whileHeld('i-1', { instances }, () => mutePattern({ resource: 'i-5' }, { at: 4 }));
    expect([(await of('i-5', 5)).state, await states(5)]).toEqual(['muted', 'resolved open open open']);
  });
});

test('what a collection put under a mute while that ended is back when it has been recorded', async () => {
  const { mute } = await mutePattern({ owner: 'payments' });
  // As it is when the collection is written just after the mute's findings were brought back.
  await db.mute.update({ where: { id: mute.id }, data: { endedAt: hour(4), endedBy: 'bob' } });
  expect(await states(4)).toBe('muted muted open open');
  await recordSeen(db, scopeOf('ec2'), hour(5), { instances: fleet() });
  expect(await states(6)).toBe('open open open open');
});

describe('evidence', () => {
  test('resolves what is muted or worked on; what comes back keeps its assignee and says so', async () => {
    await act('ann', await act('ann', await of('i-1'), { kind: 'assign', assignee: 'bob' }), {
      kind: 'start',
    });
    await act('ann', await of('i-2'), { kind: 'mute', reason: 'known' });
    await recordSeen(db, scopeOf('ec2'), hour(4), { instances: fleet(['i-3', 'i-4']) });
    expect(await states(5)).toBe('resolved resolved open open');
    await recordSeen(db, scopeOf('ec2'), hour(6), { instances: fleet() });
    const one = await detail('i-1', 7);
    expect(one).toMatchObject({
      state: 'open',
      assignee: 'bob',
      reopened: 1,
      dueAt: hour(174).toISOString(),
    });
    expect(one.events[0]).toMatchObject({ kind: 'reopened', after: { state: 'open', assignee: 'bob' } });
    const two = await detail('i-2', 7);
    expect([two.state, two.events.map(({ kind }) => kind)]).toEqual([
      ...['muted', ['muted', 'reopened', 'resolved', 'muted', 'opened']],
    ]);
  });

  test('of a partial collection changes nothing of triage', async () => {
    await act('ann', await of('i-1'), { kind: 'mute', reason: 'known' });
    await recordSeen(db, scopeOf('ec2'), hour(4), { instances: [] }, { isComplete: false });
    expect(await states(5)).toBe('muted open open open');
  });
});

describe('a mute', () => {
  test('ends by its time, for whoever reads first, as of then', async () => {
    await act('ann', await of('i-1'), { kind: 'mute', reason: 'known', until: hour(5).toISOString() });
    expect((await listed({}, 4)).map(({ resourceId }) => resourceId)).not.toContain('i-1');
    expect((await detail('i-1', 4)).mutes).toMatchObject([
      { reason: 'known', createdBy: 'ann', findings: 1 },
    ]);
    const back = await detail('i-1', 6);
    expect([back.state, back.mutes, back.events[0]]).toMatchObject([
      ...['open', []],
      { kind: 'unmuted', actor: 'rolecall', at: hour(5).toISOString(), mute: { reason: 'known' } },
    ]);
    const at = async (hours: number) =>
      (await getFinding({ ctx: as('x', 8), input: { id: back.id, at: hour(hours) } })).state;
    expect([await at(2.5), await at(4), await at(4.9), await at(5)]).toEqual([
      'open',
      'muted',
      'muted',
      'open',
    ]);
    await Promise.all([endPassedMutes(as('x', 9)), endPassedMutes(as('x', 9))]);
    expect((await detail('i-1', 9)).events).toHaveLength(3);
  });

  test('cannot end before it begins, and leaves nothing behind where it is refused', async () => {
    const finding = await of('i-1');
    const past = failure(act('ann', finding, { kind: 'mute', reason: 'x', until: hour(1).toISOString() }));
    expect((await past).errors).toMatchObject([{ parameter: 'until' }]);
    await act('ann', finding, { kind: 'acknowledge' });
    await failure(act('ann', finding, { kind: 'mute', reason: 'x' }));
    expect((await mutes('standing')).data).toEqual([]);
  });

  test.each<[object, string, string]>([
    [{ owner: 'payments' }, 'i-1 i-2', 'owner=payments'],
    [{ resource: 'i-?', owner: 'search' }, 'i-3 i-4', 'owner=search'],
    [{ resource: 'web i-4' }, 'i-4', 'resource=web i-4'],
    [{ tag: { key: 'env', value: 'dev*' } }, 'i-1 i-3', 'tag=env=dev*'],
    [{ tag: { key: 'env' }, rule: 'ec2-no-instance-profile' }, 'i-1 i-2 i-3', 'tag=env'],
    [{ account, resource: '*-2' }, 'i-2', 'resource=*-2'],
    [{ rule: 'key-old' }, '', 'rule=key-old'],
  ])('by %j catches %s, as its preview says', async (pattern, expected, query) => {
    const { count, first, isEverything, standing } = await previewMute({
      ctx: as('x'),
      input: Object.fromEntries([query.split(/=(.*)/).slice(0, 2)]),
    });
    const ids = expected.split(' ').filter(Boolean);
    expect([count, first.length, isEverything, standing]).toEqual([ids.length, ids.length, false, 4]);
    await mutePattern(pattern);
    expect((await listed({ state: 'muted' })).map(({ resourceId }) => resourceId).toSorted()).toEqual(ids);
  });

  test('that leaves nothing out asks for the count', async () => {
    for (const pattern of [{}, { resource: '*' }, { account }, { resource: 'i-*' }]) {
      const error = await failure(mutePattern(pattern));
      expect([error.code, error.details.count]).toEqual(['conflict', 4]);
    }
    expect((await failure(mutePattern({ owner: 'search' }, { confirm: 3 }))).details.count).toBe(2);
    expect((await failure(mutePattern({}, { confirm: 3 }))).details.count).toBe(4);
    expect(await states()).toBe('open open open open');
    await mutePattern({}, { confirm: 4 });
    expect(await states()).toBe('muted muted muted muted');
  });

  test('by a pattern holds what opens while it stands; removed, all of it is back at once', async () => {
    const { mute } = await mutePattern({ owner: 'payments' });
    const { mute: other } = await mutePattern({ resource: 'i-2' });
    const more = [...fleet(), instance('i-5', { owner: 'payments' }), instance('i-6', { owner: 'search' })];
    await recordSeen(db, scopeOf('ec2'), hour(4), { instances: more });
    expect([(await of('i-5', 5)).state, (await of('i-6', 5)).state]).toEqual(['muted', 'open']);
    expect((await detail('i-5', 5)).events.map(({ kind }) => kind)).toEqual(['muted', 'opened']);
    const removed = await removeMute({ ctx: as('bob', 6), input: { id: mute.id } });
    expect(removed).toMatchObject({ broughtBack: 2, mute: { id: mute.id, endedBy: 'bob', findings: 0 } });
    expect(await states(7)).toBe('open muted open open');
    expect((await of('i-5', 7)).state).toBe('open');
    expect((await detail('i-2', 7)).mutes.map(({ id }) => id)).toEqual([other.id]);
    expect((await failure(removeMute({ ctx: as('bob', 6), input: { id: mute.id } }))).code).toBe('not-found');
  });

  test('with another reason or end is another mute, which holds what the old one held', async () => {
    const { mute } = await mutePattern({ owner: 'payments' });
    const change = (id: string, asked: object, at: number) =>
      changeMute({ ctx: as('bob', at), input: { id, ...muteChange.parse(asked) } });
    const changed = await change(mute.id, { until: hour(9).toISOString() }, 4);
    expect(changed).toMatchObject({
      ...{ pattern: { owner: 'payments' }, reason: 'known', until: hour(9).toISOString() },
      ...{ createdBy: 'bob', findings: 2, endedAt: null },
    });
    const filter = `mute = ${changed.id}`;
    expect((await listed({ filter }, 5)).map(({ resourceId }) => resourceId).toSorted()).toEqual([
      'i-1',
      'i-2',
    ]);
    expect(
      (await detail('i-1', 5)).events.map(({ kind, actor, mute: by }) => [kind, actor, by?.until]),
    ).toEqual([
      ['muted', 'bob', hour(9).toISOString()],
      ['muted', 'ann', null],
      ['opened', 'test', undefined],
    ]);
    const more = [...fleet(), instance('i-5', { owner: 'payments' })];
    await recordSeen(db, scopeOf('ec2'), hour(6), { instances: more });
    expect((await detail('i-5', 7)).mutes.map(({ id }) => id)).toEqual([changed.id]);
    const { data, total } = await mutes('ended', 7);
    expect([total, data]).toMatchObject([1, [{ id: mute.id, endedBy: 'bob', until: null, findings: 0 }]]);
    expect((await failure(change(mute.id, { reason: 'x' }, 7))).code).toBe('not-found');
    const past = await failure(change(changed.id, { until: hour(5).toISOString() }, 7));
    expect(past.errors).toMatchObject([{ parameter: 'until' }]);
    expect(await states(8)).toBe('muted muted open open');
    expect(await states(10)).toBe('open open open open');
  });

  test('are listed a page at a time, each once, the newest first', async () => {
    for (const owner of ['a', 'b', 'c']) await mutePattern({ owner });
    const first = await mutes('standing', 4, { limit: 2 });
    const second = await mutes('standing', 4, { limit: 2, cursor: first.nextCursor ?? '' });
    const owners = [...first.data, ...second.data].map(({ pattern }) => pattern?.owner);
    expect([first.total, first.data.length, second.nextCursor]).toEqual([3, 2, null]);
    expect(owners.toSorted()).toEqual(['a', 'b', 'c']);
    const foreign = mutes('ended', 4, { limit: 2, cursor: first.nextCursor ?? '' });
    expect((await failure(foreign)).errors).toMatchObject([{ parameter: 'cursor' }]);
  });

  test('changes no figure', async () => {
    await recordSeen(db, scopeOf('ec2'), hour(3), {
      instances: fleet(),
      launchTemplateVersions: [templateVersion('lt-1', 1)],
      exposures: [exposure('launch-template', 'lt-1:1', 'AKIAY34FZKBOKMUTVV7A')],
    });
    const figures = async () => getKpis({ ctx: as('x', 5), input: {} });
    const before = await figures();
    expect(before.exposedCredentials?.open).toBe(1);
    await mutePattern({}, { at: 4, confirm: (await listed({}, 4)).length });
    expect(await listed({}, 5)).toEqual([]);
    expect(await figures()).toEqual(before);
  });
});

describe('in bulk', () => {
  test('all that match a query, if they are as many as were counted', async () => {
    const query = 'owner=search&sort=-severity&limit=1';
    const error = await failure(bulk({ act: { kind: 'acknowledge' }, query, count: 3 }));
    expect([error.code, error.details.count]).toEqual(['conflict', 2]);
    expect(await states()).toBe('open open open open');
    expect(await bulk({ act: { kind: 'acknowledge' }, query, count: 2 })).toMatchObject({
      ...{ state: 'finished', kind: 'acknowledge', total: 2, done: 2, unchanged: 0, conflicts: 0 },
    });
    expect(await states()).toBe('open open acknowledged acknowledged');
  });

  test.each([
    [{ query: 'owner=x' }, 'count'],
    [{ query: 'colour=red', count: 1 }, 'query'],
    [{ query: 'at=2026-01-01', count: 1 }, 'query'],
    [{ query: 'severity=huge', count: 1 }, 'query'],
    [{}, 'findings'],
    [{ findings: [] }, 'findings'],
    [{ query: '', count: 1, findings: [{ id: 'x', revision: 1 }] }, 'findings'],
  ])('is refused: %j', (request, parameter) => {
    const { error } = bulkActRequest.safeParse({ act: { kind: 'start' }, ...request });
    expect(error?.issues[0]?.path[0]).toBe(parameter);
  });

  test('says what it could not do; undoing gives back what nobody has touched since', async () => {
    const all = await Promise.all(bare.map((id) => of(id)));
    await act('bob', await of('i-1'), { kind: 'assign', assignee: 'bob' });
    await act('bob', await of('i-2'), { kind: 'start' });
    const [one, , three, four] = all;
    const findings = [one, await of('i-2'), three, four].map((each) => ({
      id: each?.id,
      revision: each?.revision,
    }));
    const done = await bulk({ act: { kind: 'mute', reason: 'known' }, findings });
    expect(done).toMatchObject({ total: 4, done: 3, conflicts: 1, refused: 0 });
    expect(await states()).toBe('open muted muted muted');
    await act('bob', await of('i-4'), { kind: 'label', add: ['x'], remove: [] });
    const undone = await undoBulkAct({ ctx: as('ann'), input: { id: done.id } });
    expect(undone).toMatchObject({ state: 'undone', restored: 2, left: 1, leftFindings: [four?.id] });
    expect(await states()).toBe('open in-progress open muted');
    expect((await detail('i-2')).events[0]).toMatchObject({
      ...{ kind: 'undone', before: { state: 'muted' }, after: { state: 'in-progress' } },
    });
    expect((await failure(undoBulkAct({ ctx: as('ann'), input: { id: done.id } }))).code).toBe('conflict');
  });

  test('is undone within ten seconds only', async () => {
    const { id, undoUntil } = await bulk({ act: { kind: 'start' }, query: '', count: 4 });
    expect(Date.parse(undoUntil ?? '') - hour(3).getTime()).toBeGreaterThanOrEqual(10_000);
    const late = await failure(undoBulkAct({ ctx: as('ann', 3.01), input: { id } }));
    expect([late.code, late.message]).toEqual(['conflict', expect.stringContaining('ten seconds')]);
    expect(await states()).toBe('in-progress in-progress in-progress in-progress');
  });

  test('a mute by a pattern is undone with its mute', async () => {
    await act('bob', await of('i-3'), { kind: 'start' });
    const { mute, bulkAct } = await mutePattern({ owner: 'search' });
    await undoBulkAct({ ctx: as('ann'), input: { id: bulkAct.id } });
    expect(await states()).toBe('open open in-progress open');
    const ended = await mutes('ended');
    expect(ended.data).toMatchObject([{ id: mute.id, endedBy: 'ann', findings: 0 }]);
  });
});

test('a bulk act whose process has ended is gone on with, from where it was, and can be undone', async () => {
  const seen = await Promise.all(bare.map((id) => of(id)));
  const selected = seen.map(({ id, accountId, revision }) => ({ fingerprint: id, accountId, revision }));
  const start = { act: { kind: 'start' }, actor: 'ann', selected, at: hour(3) };
  const { id } = await db.$transaction((tx) => insertBulkAct(tx, start));
  await act('bob', await of('i-2'), { kind: 'label', add: ['x'], remove: [] });
  const seconds = (count: number) => ({ ...as('worker'), now: new Date(hour(3).getTime() + count * 1_000) });
  expect(await takeOverBulkActs(seconds(20))).toBe(0);
  expect((await getBulkAct({ ctx: seconds(40), input: { id } })).state).toBe('interrupted');
  expect(await takeOverBulkActs(seconds(40))).toBe(1);
  expect(await states()).toBe('in-progress open in-progress in-progress');
  expect((await detail('i-1')).events[0]).toMatchObject({
    kind: 'started',
    actor: 'ann',
    at: hour(3).toISOString(),
  });
  expect(await getBulkAct({ ctx: seconds(41), input: { id } })).toMatchObject({
    ...{ state: 'finished', total: 4, done: 3, conflicts: 1 },
  });
  expect(await undoBulkAct({ ctx: { ...seconds(45), actor: as('ann').actor }, input: { id } })).toMatchObject(
    { restored: 3 },
  );
  expect(await takeOverBulkActs(seconds(90))).toBe(0);
});

describe('one act', () => {
  const undo = (name: string, { id, revision }: Finding, at = 3) =>
    undoAct({ ctx: as(name, at), input: { id, revision } });

  test('is undone with the mute that it made', async () => {
    await act('ann', await of('i-1'), { kind: 'start' });
    await act('ann', await of('i-1'), { kind: 'mute', reason: 'known' });
    const back = await undo('ann', await of('i-1'));
    expect([back.state, back.mutes, back.events[0]?.kind]).toEqual(['in-progress', [], 'undone']);
    expect((await mutes('standing')).total).toBe(0);
    // What was undone cannot be undone once more, nor does the act before it follow.
    expect((await failure(undo('ann', await of('i-1')))).code).toBe('conflict');
  });

  test('is not undone by another, too late, or when somebody was there since', async () => {
    await act('ann', await of('i-1'), { kind: 'start' });
    const started = await of('i-1');
    expect((await failure(undo('bob', started))).message).toContain('not you');
    expect((await failure(undo('ann', started, 3.01))).message).toContain('ten seconds');
    await act('bob', started, { kind: 'assign', assignee: 'bob' });
    const overtaken = await failure(undo('ann', started));
    expect([overtaken.code, overtaken.message]).toEqual(['conflict', expect.stringContaining('bob')]);
    expect((await of('i-1')).state).toBe('in-progress');
  });

  test('that unmuted is not undone once the mute has ended', async () => {
    const { mute } = await mutePattern({ owner: 'payments' });
    await act('ann', await of('i-1'), { kind: 'unmute' });
    await removeMute({ ctx: as('bob'), input: { id: mute.id } });
    expect((await failure(undo('ann', await of('i-1')))).message).toContain('has ended');
    expect(await states()).toBe('open open open open');
  });
});

test('comments are their authors’, stand in the history, and overtake nobody', async () => {
  const finding = await of('i-1');
  const input = { id: finding.id, ...commentRequest.parse({ text: 'see **this** <b>' }) };
  const { id } = await addComment({ ctx: as('ann'), input });
  expect((await act('bob', finding, { kind: 'start' })).comments).toMatchObject([
    { id, author: 'ann', isOwn: false, text: 'see **this** <b>', editedAt: null },
  ]);
  expect((await failure(changeComment({ ctx: as('bob'), input: { id, text: 'x' } }))).code).toBe('forbidden');
  await changeComment({ ctx: as('ann', 4), input: { id, text: 'that' } });
  expect((await detail('i-1', 5)).comments).toMatchObject([
    { text: 'that', editedAt: hour(4).toISOString() },
  ]);
  await deleteComment({ ctx: as('ann', 5), input: { id } });
  const { comments, events } = await detail('i-1', 6);
  expect([comments, events.map(({ kind }) => kind)]).toEqual([
    [],
    ['comment-deleted', 'comment-changed', 'commented', 'started', 'opened'],
  ]);
  expect((await failure(deleteComment({ ctx: as('ann'), input: { id } }))).code).toBe('not-found');
});

test('what people have decided is told of a past instant as it was then', async () => {
  const later = async (hours: number, asked: FindingAct) => act('ann', await of('i-1', hours), asked, hours);
  const firstDue = (await of('i-1')).dueAt;
  await later(4, { kind: 'assign', assignee: 'ada' });
  await later(5, { kind: 'label', add: ['q4'], remove: [] });
  await later(6, { kind: 'set-due', dueAt: hour(100).toISOString() });
  await later(7, { kind: 'assign', assignee: 'bob' });
  await later(8, { kind: 'link', add: [{ url: 'https://t.example/1', title: 'T-1' }], remove: [] });
  await recordSeen(db, scopeOf('ec2'), hour(9), { instances: fleet(['i-2', 'i-3', 'i-4']) });
  await recordSeen(db, scopeOf('ec2'), hour(10), { instances: fleet() });
  const { id } = await of('i-1', 12);
  const told = async (at: number) => {
    const finding = await getFinding({ ctx: as('x', 12), input: { id, at: hour(at) } });
    return [finding.assignee, finding.labels, finding.dueAt, finding.dueByHand, finding.links.length];
  };
  expect(await told(3)).toEqual([null, [], firstDue, false, 0]);
  expect(await told(4)).toEqual(['ada', [], firstDue, false, 0]);
  expect(await told(6)).toEqual(['ada', ['q4'], hour(100).toISOString(), true, 0]);
  expect(await told(8)).toEqual(['bob', ['q4'], hour(100).toISOString(), true, 1]);
  expect((await told(11)).slice(0, 2)).toEqual(['bob', ['q4']]);
  expect((await told(11))[3]).toBe(false);
  const filter = { filter: 'assignee = ada', at: hour(6).toISOString() };
  expect((await listed(filter, 12)).map(({ resourceId }) => resourceId)).toEqual(['i-1']);
});

test('what people write is kept without credentials', () => {
  const [id, secret] = [forgeAccessKeyId(1), forgeSecret(2)];
  const text = `aws_secret_access_key = ${secret} of ${id}`;
  expect(commentRequest.parse({ text }).text).not.toContain(id);
  expect(commentRequest.parse({ text }).text).not.toContain(secret);
  const link = { kind: 'link', add: [{ url: `https://tickets.example/?id=${id}`, title: 'x' }] };
  expect(findingActRequest.safeParse({ revision: 1, act: link }).error?.issues[0]?.message).toContain(
    'credential',
  );
  const mute = findingActRequest.parse({ revision: 1, act: { kind: 'mute', reason: text } });
  expect(JSON.stringify(mute)).not.toContain(secret);
});

test('due dates follow an SLA that has changed, but for those that people set', async () => {
  await act('ann', await of('i-2'), { kind: 'set-due', dueAt: hour(9).toISOString() });
  await db.finding.updateMany({ where: { resourceId: 'i-3' }, data: { dueAt: null } });
  const sla = { ...defaultSettings.sla, high: 10 };
  const due = async () => Promise.all(bare.map(async (id) => (await of(id)).dueAt));
  await deriveDueDates({ db, settings: { ...defaultSettings, sla } }, 'missing');
  const [high, changed, set] = [hour(170), hour(12), hour(9)].map((date) => date.toISOString());
  expect(await due()).toEqual([high, set, changed, high]);
  await deriveDueDates({ db, settings: { ...defaultSettings, sla } }, 'all');
  expect(await due()).toEqual([changed, set, changed, changed]);
});

test('saved views are one’s own, or shared for others to see', async () => {
  const [ann, bob] = [as('ann'), as('bob')];
  const save = (ctx: Context, name: string, isShared: boolean) =>
    saveView({
      ctx,
      input: viewRequest.parse({ page: 'findings', name, query: 'sort=-severity', isShared }),
    });
  const mine = await save(ann, 'mine', false);
  const ours = await save(ann, 'ours', true);
  await save(bob, 'mine', false);
  const names = async (ctx: Context) =>
    (await listViews({ ctx, input: { page: 'findings' } })).data.map(({ name, isOwn }) => `${name} ${isOwn}`);
  expect(await names(ann)).toEqual(['mine true', 'ours true']);
  expect(await names(bob)).toEqual(['mine true', 'ours false']);
  expect((await failure(save(ann, 'ours', false))).code).toBe('conflict');
  expect((await failure(changeView({ ctx: ann, input: { id: mine.id, name: 'ours' } }))).code).toBe(
    'conflict',
  );
  expect((await failure(changeView({ ctx: bob, input: { id: mine.id, name: 'x' } }))).code).toBe('not-found');
  expect((await failure(deleteView({ ctx: bob, input: { id: ours.id } }))).code).toBe('forbidden');
  expect(await changeView({ ctx: ann, input: { id: mine.id, query: 'q=a' } })).toMatchObject({
    query: 'q=a',
  });
  await deleteView({ ctx: ann, input: { id: ours.id } });
  expect(await names(bob)).toEqual(['mine true']);
});
