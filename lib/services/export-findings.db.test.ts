import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET } from '#app/api/v1/findings/export/route.ts';
import { closeRoutes, useDatabase } from '#lib/api/testing/call.ts';
import { account, eventRows, findingRow, hour, insertEstate, otherAccount } from '#lib/api/testing/rows.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';

const key = 'AKIAQQQQQQQQQQQQWXYZ';
let database: TestDatabase;

// 1,203 findings: three pages. Those of `search` were resolved at hour 5.
beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  await insertEstate(db, [1, 2, 3, 4, 5, 6]);
  const many = Array.from({ length: 1_200 }, (_, index) =>
    findingRow(`f${index}`, {
      ...{ openedAt: hour(1), severity: index % 2 === 0 ? 'high' : 'low' },
      ...(index % 100 === 0 ? { owner: 'search', state: 'resolved', resolvedAt: hour(5) } : {}),
      ...(index % 100 === 1 ? { state: 'muted' } : {}),
    }),
  );
  await db.finding.createMany({
    data: [
      ...many,
      findingRow('key', {
        ...{ ruleId: 'key-old', region: 'global', resourceKind: 'access-key', resourceId: key },
        evidence: { accessKeyId: key },
      }),
      findingRow('template', {
        ...{ ruleId: 'launch-template-no-instance-profile', resourceKind: 'launch-template' },
        resourceId: 'lt-1:1',
      }),
      findingRow('other', { accountId: otherAccount, title: '=cmd|"/c calc"', owner: 'pay, ments' }),
    ],
  });
  await db.findingEvent.createMany({
    data: many.flatMap(({ fingerprint, state }) => [
      ...eventRows(fingerprint, [[1, 'opened']]),
      ...(state === 'resolved' ? eventRows(fingerprint, [[5, 'resolved']]) : []),
    ]) as never,
  });
  useDatabase(database.connectionString);
});

afterAll(async () => {
  await closeRoutes();
  await database.drop();
});

async function take(params: Record<string, string>): Promise<Response> {
  return GET(new Request(`http://localhost:3000/api/v1/findings/export?${new URLSearchParams(params)}`));
}

async function idsOf(params: Record<string, string>): Promise<string[]> {
  const text = await (await take({ format: 'json', ...params })).text();
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id);
}

describe('an export', () => {
  test.each<[Record<string, string>, object]>([
    [{}, { state: { in: ['open', 'acknowledged', 'in-progress'] } }],
    [{ state: 'resolved,muted' }, { state: { in: ['resolved', 'muted'] } }],
    [
      { severity: 'low', owner: 'payments' },
      { severity: 'low', owner: 'payments', state: 'open' },
    ],
    [{ account: otherAccount }, { accountId: otherAccount }],
    [{ region: 'global' }, { region: 'global' }],
    [{ rule: 'key-old' }, { ruleId: 'key-old' }],
    [
      { filter: 'severity <= low and (state = muted or owner = payments)' },
      { severity: 'low', OR: [{ state: 'muted' }, { owner: 'payments' }] },
    ],
    [{ owner: 'nobody' }, { owner: 'nobody' }],
  ])('of %j holds exactly what is filtered, each once', async (params, where) => {
    const expected = await database.db.finding.findMany({ where, select: { fingerprint: true } });
    const ids = await idsOf(params);
    expect(ids.toSorted()).toEqual(expected.map(({ fingerprint }) => fingerprint).toSorted());
  });

  test('holds the findings as they stood', async () => {
    expect(await idsOf({ at: hour(0.5).toISOString() })).toEqual([]);
    expect((await idsOf({ at: hour(4).toISOString(), owner: 'search' })).length).toBe(12);
    expect(await idsOf({ at: hour(6).toISOString(), owner: 'search' })).toEqual([]);
  });

  test('can be sorted as the list is', async () => {
    const ids = await idsOf({ sort: '-openedAt' });
    const opened = new Map(
      (await database.db.finding.findMany()).map(({ fingerprint, openedAt }) => [fingerprint, openedAt]),
    );
    const times = ids.map((id) => opened.get(id)?.getTime() ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([
    ['csv', 'text/csv; charset=utf-8; header=present', 'csv'],
    ['json', 'application/x-ndjson; charset=utf-8', 'ndjson'],
    ['ocsf', 'application/x-ndjson; charset=utf-8', 'ocsf.ndjson'],
    ['asff', 'application/json; charset=utf-8', 'asff.json'],
    ['sarif', 'application/sarif+json; charset=utf-8', 'sarif'],
  ])('in %s is a file of its kind', async (format, type, extension) => {
    const { status, headers } = await take({ format, at: '2026-11-02' });
    expect([status, headers.get('content-type')]).toEqual([200, type]);
    const name = `rolecall-findings-2026-11-02.${extension}`;
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
  });

  test('in SARIF says what it leaves out', async () => {
    const [run] = JSON.parse(await (await take({ format: 'sarif', account })).text()).runs;
    expect(run.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
      'launch-template-no-instance-profile',
    ]);
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain('Left out: 1177');
  });

  test('is read only as far as it is taken', async () => {
    const { body } = await take({ format: 'json' });
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await reader.cancel();
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  test.each([
    [{ format: 'xml' }, 'format'],
    [{}, 'format'],
    [{ format: 'csv', severity: 'awful' }, 'severity'],
    [{ format: 'csv', at: '2999-01-01' }, 'at'],
    [{ format: 'csv', limit: '5' }, 'limit'],
  ])('of %j is refused, with the parameter named', async (params, parameter) => {
    const response = await take(params as Record<string, string>);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ parameter }] });
  });
});
