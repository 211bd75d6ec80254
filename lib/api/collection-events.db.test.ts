import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { closeRoutes, useDatabase } from '#lib/api/testing/call.ts';
import { beginCollection, endCollection, noteProgress } from '#lib/db/collection-log.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import { collectionEvents } from './collection-events.ts';
import { collectionEnded, liveScopes } from './schemas.ts';

const ec2: Scope = { accountId: '111122223333', region: 'us-east-1', collector: 'ec2' };

let database: TestDatabase;
let leave: AbortController;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  useDatabase(database.connectionString);
  await database.db.$executeRaw`TRUNCATE accounts, scopes, collections`;
  await database.db.account.create({
    data: { accountId: ec2.accountId, name: 'main', monitoredAt: new Date() },
  });
  leave = new AbortController();
});
afterEach(async () => {
  leave.abort();
  await closeRoutes();
});

/** Follows the events, and gives those that have come so far. */
async function follow() {
  const request = new Request('http://localhost:3000/api/v1/events', { signal: leave.signal });
  const response = await collectionEvents(request);
  expect(response.status).toBe(200);
  const events: { event: string; data: unknown }[] = [];
  let text = '';
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      for (const [, event = '', data = ''] of text.matchAll(/event: (.+)\ndata: (.+)\n\n/g))
        events.push({ event, data: JSON.parse(data) });
      text = text.slice(text.lastIndexOf('\n\n') + 2);
    }
  })();
  ended.catch(() => {});
  const come = (event: string, data: object) =>
    vi.waitFor(() => expect(events).toContainEqual({ event, data: expect.objectContaining(data) }), 4_000);
  // A request that nobody holds any more no longer passes on that its signal was aborted.
  return { request, response, events, ended, come };
}

function end(id: string, issues: { code: 'cancelled'; message: string }[] = []) {
  return endCollection(database.db, ec2.accountId, id, {
    ...{ finishedAt: new Date(), seenAt: null, outcome: 'failed', calls: {}, resources: {}, changes: 0 },
    issues,
  });
}

test('tells what runs at once, then how far it is, then how it ended; each as the document says', async () => {
  const { db } = database;
  const before = await beginCollection(db, { ...ec2, collector: 'iam' }, 'schedule', new Date());
  await end(before);
  const id = await beginCollection(db, ec2, 'manual', new Date());
  const { events, come } = await follow();
  const live = { id, ...ec2, accountName: 'main', isCancelling: false };
  await come('scopes', { running: [expect.objectContaining({ ...live, progress: null })] });
  await noteProgress(db, ec2.accountId, id, { done: 400, total: 2_000 });
  await come('scopes', { running: [expect.objectContaining({ progress: { done: 400, total: 2_000 } })] });
  await end(id, [{ code: 'cancelled', message: 'x' }]);
  await come('collection-ended', { id, outcome: 'failed', isCancelled: true, issueCount: 1 });
  await come('scopes', { running: [] });
  expect(events.filter(({ event }) => event === 'collection-ended')).toHaveLength(1);
  for (const { event, data } of events) (event === 'scopes' ? liveScopes : collectionEnded).parse(data);
});

test('one that began and ended between two looks is told too, once to each who follows', async () => {
  const [one, other] = [await follow(), await follow()];
  const id = await beginCollection(database.db, ec2, 'manual', new Date());
  await end(id);
  for (const { come } of [one, other]) await come('collection-ended', { id });
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  for (const { events } of [one, other])
    expect(events.filter(({ event }) => event === 'collection-ended')).toHaveLength(1);
});

test('the database is looked at once a second however many follow, and not at all when they have left', async () => {
  const { rolecallWorlds } = globalThis as { rolecallWorlds?: Map<string, Promise<{ db: object }>> };
  const followers = [await follow(), await follow(), await follow()];
  const [world] = [...(rolecallWorlds?.values() ?? [])];
  const { db } = (await world) as unknown as TestDatabase;
  const looks = vi.spyOn(db, '$queryRaw');
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  const asked = looks.mock.calls.filter(([sql]) => String(sql).includes('FROM collections'));
  expect(asked.length).toBeGreaterThanOrEqual(1);
  expect(asked.length).toBeLessThanOrEqual(3);
  leave.abort();
  await Promise.allSettled(followers.map(({ ended }) => ended));
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  looks.mockClear();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(looks).not.toHaveBeenCalled();
});

test('is not kept back by compression, and answers this machine only', async () => {
  const { response } = await follow();
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('cache-control')).toContain('no-transform');
  const foreign = await collectionEvents(
    new Request('http://localhost:3000/api/v1/events', { headers: { host: 'evil.example' } }),
  );
  expect(foreign.status).toBe(403);
  const odd = await collectionEvents(new Request('http://localhost:3000/api/v1/events?x=1'));
  expect(odd.status).toBe(400);
});

test('without a database it is a problem like any other', async () => {
  useDatabase('postgresql://nobody:secret@127.0.0.1:9/rolecall');
  const answer = await collectionEvents(new Request('http://localhost:3000/api/v1/events'));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    503,
    'application/problem+json; charset=utf-8',
  ]);
});
