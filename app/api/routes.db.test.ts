import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createOpenApiDocument } from '#lib/api/openapi.ts';
import { call, closeRoutes, type RouteModule, useDatabase } from '#lib/api/testing/call.ts';
import { account, roleArn } from '#lib/api/testing/rows.ts';
import { leakedKey, seedEstate } from '#lib/api/testing/seed.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';

const routes = import.meta.glob<RouteModule>('./**/route.ts');
const document = JSON.parse(
  JSON.stringify(createOpenApiDocument()).replaceAll('#/components/schemas/', '#/$defs/'),
);
const answers = new Map<string, z.ZodType>();

/** The schema of an answer, read back from the OpenAPI document. */
function answerSchema(path: string, method: string, status: number): z.ZodType {
  const key = `${method} ${path} ${status}`;
  const responses = document.paths[path][method].responses;
  const [content] = Object.values<{ schema: object }>((responses[status] ?? responses.default).content);
  const schema =
    answers.get(key) ?? z.fromJSONSchema({ ...content?.schema, $defs: document.components.schemas });
  answers.set(key, schema);
  return schema;
}

function routeOf(path: string): Promise<RouteModule> {
  const folder = path.replace('/api/', './').replaceAll(/\{(\w+)\}/g, '[$1]');
  const load = routes[`${folder}/route.ts`] ?? routes[`${folder.replace('[', '[...')}/route.ts`];
  if (!load) throw new Error(`${path} has no route.`);
  return load();
}

/** Asks a route and holds its answer against the document. */
async function ask(path: string, query = '', id = '') {
  const answer = await call(await routeOf(path), path.replace(/\{\w+\}/, id) + query);
  const { error } = answerSchema(path, 'get', answer.status).safeParse(answer.body);
  expect(error, `${path}${query} answers ${JSON.stringify(answer.body)}`).toBeUndefined();
  return answer;
}

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await seedEstate(database.db);
  useDatabase(database.connectionString);
});

afterAll(async () => {
  await closeRoutes();
  await database.drop();
});

const at = '2026-11-01T03:30:00Z';
const lists = [
  'findings',
  'instances',
  'access-keys',
  'roles',
  'launch-templates',
  'owners',
  'collections',
  'accounts',
  'scopes',
];
const filtered = lists.filter((list) => list !== 'accounts');

describe('answers are as the OpenAPI document says', () => {
  test.each([
    ['/api/v1/kpis', `?at=${at}`, ''],
    ['/api/v1/kpis', '?account=999999999999&region=ap-south-2&owner=nobody', ''],
    ['/api/v1/kpis/trend', '?metric=role-coverage&from=2026-10-30&to=2026-11-02', ''],
    ['/api/v1/kpis/trend', '?metric=mttr&from=2026-10-30&to=2026-11-02&by=owner', ''],
    ['/api/v1/kpis/trend', '?metric=access-keys&from=2026-10-30&to=2026-11-02&interval=week&by=account', ''],
    ['/api/v1/kpis/trend', '?metric=exposed-credentials&from=2026-10-30&to=2026-11-02&by=region', ''],
    ...lists.map((list) => [`/api/v1/${list}`, '', '']),
    ['/api/v1/findings', '?state=open,resolved&severity=critical,high&sort=rule', ''],
    ['/api/v1/instances', `?at=${at}&coverage=covered,no-profile&sort=-launchTime`, ''],
    ['/api/v1/search', '?q=i-', ''],
    ['/api/v1/rules', '?owner=payments', ''],
    [
      '/api/v1/instances',
      `?filter=${encodeURIComponent('web or owner = payments and tag:note : quoted')}`,
      '',
    ],
    ['/api/v1/instances/facets', '', ''],
    ['/api/v1/instances/facets', `?at=${at}&filter=state+%3D+running&field=state,owner`, ''],
    ['/api/v1/instances/values', '?field=tag:note&prefix=%3C', ''],
    ['/api/v1/findings/{id}', '', 'f1'],
    ['/api/v1/instances/{id}', `?at=${at}`, 'i-1'],
    ['/api/v1/instances/{id}', '', 'i-3'],
    ['/api/v1/access-keys/{id}', '', `${account}:${leakedKey}`],
    ['/api/v1/access-keys/{id}', '', leakedKey],
    ['/api/v1/access-keys/{id}', '', `${account}:root/1`],
    ['/api/v1/access-keys/{id}', '', `${account}:root%2F1`],
    ['/api/v1/access-keys/statistics', `?at=${at}`, ''],
    ['/api/v1/access-keys/burn-down', '?from=2026-10-30&to=2026-11-02&owner=payments', ''],
    ['/api/v1/access-keys', '?step=watch,still-needed&sort=-step', ''],
    ['/api/v1/access-keys', `?at=${at}&age=0-30&unused=false&sort=-exposedPlaces`, ''],
    ['/api/v1/findings', `?at=${at}&state=open,resolved`, ''],
    ['/api/v1/findings/{id}', `?at=${at}`, 'f1'],
    ['/api/v1/launch-templates', `?at=${at}&profile=none&sort=name`, ''],
    ['/api/v1/launch-templates/{id}', '', 'lt-1'],
    ['/api/v1/roles', `?at=${at}&sort=-ec2Assumable`, ''],
    ['/api/v1/roles', '?standing=administrator,not-assessed&sort=-standing', ''],
    ['/api/v1/roles/{arn}', `?at=${at}`, roleArn],
    ['/api/v1/roles/{arn}', '', roleArn],
    ['/api/v1/roles/{arn}', '', encodeURIComponent(roleArn)],
    ['/api/v1/owners/{name}', '', 'payments'],
    ['/api/v1/owners/{name}', `?at=${at}&account=${account}`, 'payments'],
    ['/api/v1/owners', `?at=${at}&sort=-openEpisodes`, ''],
    ['/api/v1/accounts', `?holdings=true&at=${at}`, ''],
    ['/api/v1/accounts/{id}', '', account],
    ['/api/v1/accounts/{id}', `?at=${at}`, account],
    ['/api/v1/collections/history', '?days=90&perScope=2&collector=ec2', ''],
    ['/api/v1/changes', '?from=2026-10-30&to=2026-11-02', ''],
    ['/api/v1/changes/summary', '?from=2026-10-30&to=2026-11-02', ''],
    ['/api/v1/kpis/standings', '?by=account&from=2026-10-30&to=2026-11-02', ''],
    ['/api/v1/annotations', '?from=2026-10-30&to=2026-11-02', ''],
    ['/api/v1/notes', '?from=2026-10-30&to=2026-11-02', ''],
  ] as [string, string, string][])('%s%s %s', async (path, query, id) => {
    const { status, headers } = await ask(path, query, id);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    'findings/{id}',
    'findings/bulk/{id}',
    'instances/{id}',
    'instances/{id}/aws-answer',
    'access-keys/{id}',
    'roles/{arn}',
    'launch-templates/{id}',
    'owners/{name}',
    'accounts/{id}',
    'collections/{id}',
  ])('404 of %s names what is not there', async (path) => {
    for (const id of ['nothing', '%00', '%E0%A4%A', '%F0%9F%A6%8A', `${account}:x`, 'x'.repeat(3000)]) {
      expect((await ask(`/api/v1/${path}`, '', id)).status).toBe(404);
    }
  });
});

describe('bad input', () => {
  test.each(filtered)('odd filters of %s find nothing and break nothing', async (list) => {
    const names = ['🦊', "'; DROP TABLE instances; --", 'x'.repeat(256), '%', '\\', '<b>', '"'];
    for (const name of names) {
      const parameter = ['collections', 'scopes'].includes(list) ? null : 'owner';
      if (parameter === null) continue;
      const { status, body } = await ask(`/api/v1/${list}`, `?${new URLSearchParams({ [parameter]: name })}`);
      expect([status, (body as { data: unknown[] }).data]).toEqual([200, []]);
    }
    const { status, body } = await ask(`/api/v1/${list}`, '?region=%00&colour=red');
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ parameter: 'colour' }, { parameter: 'region' }] });
  });

  test.each([
    ['/api/v1/kpis', '?at=2999-01-01', 'at'],
    ['/api/v1/kpis', '?from=2026-11-02&at=2026-11-01', 'from'],
    ['/api/v1/kpis/trend', '?metric=mttr&from=2020-01-01&to=2026-01-01', 'from'],
    ['/api/v1/kpis/trend', '?metric=mttr&from=2026-11-02&to=2026-11-01', 'from'],
    ['/api/v1/kpis/trend', '?metric=height', 'metric'],
    ['/api/v1/changes', '?from=2026-11-02&to=2026-11-01', 'from'],
    ['/api/v1/collections/history', '?days=0', 'days'],
    ['/api/v1/owners', '?at=2999-01-01', 'at'],
    ['/api/v1/instances', '?cursor=WyJh', 'cursor'],
    ['/api/v1/instances', '?cursor=%F0%9F%A6%8A', 'cursor'],
  ])('%s%s', async (path, query, parameter) => {
    const { status, headers, body } = await ask(path, query);
    expect([status, headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(body).toMatchObject({ type: 'urn:rolecall:problem:bad-request', errors: [{ parameter }] });
  });

  test('a filter that cannot be read names the place', async () => {
    for (const path of ['/api/v1/instances', '/api/v1/instances/facets']) {
      const { status, body } = await ask(path, `?filter=${encodeURIComponent('state = gone and x')}`);
      expect([status, body]).toEqual([
        400,
        expect.objectContaining({
          errors: [
            {
              parameter: 'filter',
              message: expect.stringContaining('The value of state is pending, running'),
              place: { start: 8, end: 12 },
            },
          ],
        }),
      ]);
    }
    expect((await ask('/api/v1/instances/values', '?field=colour')).status).toBe(400);
    expect((await ask('/api/v1/instances', `?filter=${'x'.repeat(2_001)}`)).status).toBe(400);
  });

  test('every sort of instances goes through all of them', async () => {
    const { body } = await ask('/api/v1/instances', '?sort=x');
    const sorts = /allowed: (.*)/.exec(JSON.stringify(body))?.[1]?.match(/-?[a-zA-Z]+/g) ?? [];
    expect(sorts.length).toBeGreaterThan(30);
    for (const sort of sorts.filter((each) => !['parameter'].includes(each))) {
      const ids: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page = await ask('/api/v1/instances', `?sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`);
        const { data, nextCursor } = page.body as {
          data: { instanceId: string }[];
          nextCursor: string | null;
        };
        ids.push(...data.map(({ instanceId }) => instanceId));
        cursor = nextCursor;
      }
      expect(ids.toSorted(), sort).toEqual(['i-1', 'i-2', 'i-4']);
    }
  });

  test('text with wildcards is searched as it is', async () => {
    const { body } = await ask('/api/v1/instances', '?q=%25');
    expect(body).toMatchObject({ data: [] });
    expect((await ask('/api/v1/instances', `?q=${encodeURIComponent('WEB 🦊')}`)).body).toMatchObject({
      data: [{ instanceId: 'i-2' }],
    });
  });

  test('a foreign host and a method that is not there are refused', async () => {
    const route = await routeOf('/api/v1/kpis');
    const rebound = await call(route, '/api/v1/kpis', { headers: { host: 'evil.example' } });
    expect([rebound.status, rebound.body]).toEqual([403, expect.objectContaining({ title: 'Not allowed' })]);
    const put = await call(route, '/api/v1/kpis', { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

test.each([
  [{ collector: 'lambda', colour: 'red' }, {}, 400],
  [[], {}, 400],
  [{ collector: 'iam' }, { origin: 'https://evil.example' }, 403],
  [{ collector: 'iam' }, { 'sec-fetch-site': 'cross-site' }, 403],
])('run now refuses %j with %j', async (body, headers, status) => {
  const path = '/api/v1/collections';
  const answer = await call(await routeOf(path), path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(status);
  expect(answerSchema(path, 'post', status).safeParse(answer.body).error).toBeUndefined();
});

/** Sends something to a route, and holds its answer against the document. */
async function send(
  path: string,
  method: 'POST' | 'PATCH' | 'DELETE',
  status: number,
  id = '',
  body = '',
  headers: Record<string, string> = {},
) {
  const answer = await call(await routeOf(path), path.replace('{id}', id), { method, body, headers });
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  if (status === 204) return answer;
  const { error } = answerSchema(path, method.toLowerCase(), status).safeParse(answer.body);
  expect(error, `${method} ${path} answers ${JSON.stringify(answer.body)}`).toBeUndefined();
  return answer;
}

test('a finding is triaged, alone, in bulk and by a pattern; in the name of whoever says so', async () => {
  const [one, bulk, mutes, comments, views] = [
    ...['/api/v1/findings/{id}', '/api/v1/findings/bulk', '/api/v1/mutes'],
    ...['/api/v1/comments/{id}', '/api/v1/views'],
  ] as [string, string, string, string, string];
  const ann = { 'x-rolecall-actor': 'Zo%C3%AB' };
  const act = (asked: object, revision = 0) => JSON.stringify({ revision, act: asked });
  const acted = await send(`${one}/acts`, 'POST', 200, 'f1', act({ kind: 'acknowledge' }), ann);
  expect(acted.body).toMatchObject({ state: 'acknowledged', events: [{ actor: 'Zoë' }, {}] });
  const overtaken = await send(`${one}/acts`, 'POST', 409, 'f1', act({ kind: 'start' }));
  expect(overtaken.body).toMatchObject({ current: { state: 'acknowledged' }, since: [{ actor: 'Zoë' }] });
  await send(`${one}/acts`, 'POST', 404, 'nothing', act({ kind: 'start' }));
  await send(`${one}/acts`, 'POST', 400, 'f1', act({ kind: 'resolve' }));
  await send(`${one}/acts`, 'POST', 400, 'f1', act({ kind: 'start' }), { 'x-rolecall-actor': ' ' });
  await send(`${one}/acts`, 'POST', 403, 'f1', act({ kind: 'start' }), { origin: 'https://evil.example' });

  const comment = await send(`${one}/comments`, 'POST', 201, 'f1', '{"text": "> a\\n\\n- *b*"}', ann);
  const { id: commentId } = comment.body as { id: string };
  await send(comments, 'PATCH', 403, commentId, '{"text": "c"}');
  await send(comments, 'PATCH', 200, commentId, '{"text": "c"}', ann);
  await send(comments, 'DELETE', 204, commentId, '', ann);

  const request = { act: { kind: 'label', add: ['x'] }, query: 'state=acknowledged', count: 1 };
  const begun = await send(bulk, 'POST', 202, '', JSON.stringify(request));
  const { id: bulkId } = begun.body as { id: string };
  await vi.waitFor(async () =>
    expect((await ask(`${bulk}/{id}`, '', bulkId)).body).toMatchObject({ state: 'finished', done: 1 }),
  );
  expect((await send(`${bulk}/{id}/undo`, 'POST', 200, bulkId)).body).toMatchObject({ restored: 1, left: 0 });
  await send(`${bulk}/{id}/undo`, 'POST', 409, bulkId);
  await send(bulk, 'POST', 409, '', JSON.stringify({ ...request, count: 7 }));
  await send(bulk, 'POST', 400, '', JSON.stringify({ ...request, query: 'x=1' }));

  expect((await ask(`${mutes}/preview`, '?resource=*')).body).toMatchObject({ isEverything: true });
  await send(mutes, 'POST', 409, '', '{"pattern": {}, "reason": "x"}');
  const pattern = { rule: 'key-old', tag: { key: 'env', value: 'dev*' } };
  const made = await send(
    mutes,
    'POST',
    201,
    '',
    JSON.stringify({ pattern, reason: 'x', until: '2199-01-01' }),
  );
  const { mute } = made.body as { mute: { id: string } };
  expect((await ask(mutes)).body).toMatchObject({ data: [{ id: mute.id, findings: 0 }] });
  const ended = await send(`${mutes}/{id}`, 'DELETE', 200, mute.id);
  expect(ended.body).toMatchObject({ mute: { id: mute.id }, broughtBack: 0 });
  expect((await ask(mutes, '?state=ended')).body).toMatchObject({ data: [{ id: mute.id }] });

  const saved = await send(views, 'POST', 201, '', '{"page": "findings", "name": "a", "query": "sort=risk"}');
  const { id: viewId } = saved.body as { id: string };
  await send(`${views}/{id}`, 'PATCH', 200, viewId, '{"isShared": true}');
  expect((await ask(views)).body).toMatchObject({ data: [{ id: viewId, isShared: true, isOwn: true }] });
  await send(`${views}/{id}`, 'PATCH', 403, viewId, '{"name": "b"}', ann);
  await send(`${views}/{id}`, 'DELETE', 204, viewId);
});

test('a note is added, changed and deleted', async () => {
  const [notes, one] = ['/api/v1/notes', '/api/v1/notes/{id}'];
  const { body } = await send(notes, 'POST', 201, '', JSON.stringify({ day: '2026-11-01', text: 'a' }));
  const { id } = body as { id: string };
  await send(one, 'PATCH', 200, id, JSON.stringify({ text: 'b' }));
  expect((await ask('/api/v1/annotations', '?from=2026-10-30&to=2026-11-02')).body).toMatchObject({
    notes: [{ id, text: 'b' }],
  });
  await send(one, 'DELETE', 204, id);
  await send(one, 'DELETE', 404, id);
  await send(one, 'PATCH', 404, id, '{}');
  await send(notes, 'POST', 400, '', JSON.stringify({ day: '2026-11-01', text: '' }));
});

test('time can be let pass in a demo, and nowhere else; what was to end by then has ended', async () => {
  const [time, mutes] = ['/api/v1/demo/time', '/api/v1/mutes'];
  const week = JSON.stringify({ days: 7 });
  expect((await send(time, 'POST', 404, '', week)).body).toMatchObject({
    detail: expect.stringContaining('no demo'),
  });
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-time-'));
  vi.stubEnv('ROLECALL_DEMO', folder);
  try {
    await send(time, 'POST', 403, '', week, { origin: 'https://evil.example' });
    for (const days of [-1, 0, 1.5, 32]) await send(time, 'POST', 400, '', JSON.stringify({ days }));
    const until = new Date(Date.now() + 3 * 86_400_000).toISOString();
    await send(mutes, 'POST', 201, '', JSON.stringify({ pattern: { rule: 'key-old' }, reason: 'x', until }));
    expect((await send(time, 'POST', 409, '', week)).body).toMatchObject({
      detail: expect.stringContaining('being collected'),
    });
    await database.db.collection.deleteMany({ where: { finishedAt: null } });
    const before = Date.now();
    const { body } = await send(time, 'POST', 202, '', week);
    const { now } = body as { now: string };
    // No worker has taken up what is to be collected now.
    await send(time, 'POST', 409, '', week);
    expect(Date.parse(now) - before - 7 * 86_400_000).toSatisfy((ms: number) => ms >= 0 && ms < 60_000);
    const { headers, body: ended } = await ask(mutes, '?state=ended');
    expect(headers.get('x-rolecall-time')?.slice(0, 13)).toBe(now.slice(0, 13));
    expect(ended).toMatchObject({ data: [{ until, endedAt: until, endedBy: null }, {}] });
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  }
});

describe('the database is not there', () => {
  afterAll(() => useDatabase(database.connectionString));

  test('503 says what to do, without SQL or a stack', async () => {
    useDatabase('postgresql://nobody:secret@127.0.0.1:9/rolecall');
    for (const path of ['/api/v1/kpis', '/api/v1/instances', '/api/v1/scopes']) {
      const { status, body } = await ask(path);
      expect([status, body]).toEqual([503, expect.objectContaining({ title: 'Not available' })]);
      expect(JSON.stringify(body)).toContain('DATABASE_URL');
      expect(JSON.stringify(body)).not.toMatch(/SELECT|secret|node_modules| at /);
    }
    const health = await ask('/api/health');
    expect([health.status, health.body]).toEqual([
      503,
      expect.objectContaining({ ready: false, database: expect.objectContaining({ state: 'unavailable' }) }),
    ]);
    expect((await ask('/api/health', '?probe=live')).status).toBe(200);
  });
});
