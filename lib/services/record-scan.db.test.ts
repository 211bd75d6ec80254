import { beforeEach, describe, expect, test } from 'vitest';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { addressPart } from '#lib/domain/compliance-controls.ts';
import type { FileHit, ScanReport } from '#lib/domain/file-scans.ts';
import { exportEvidence } from './export-evidence.ts';
import { getAccessKey } from './get-access-key.ts';
import { getKpis } from './get-kpis.ts';
import { listAccessKeys } from './list-access-keys.ts';
import { recordScan, type ScanRecord } from './record-scan.ts';
import { searchEstate } from './search-estate.ts';
import {
  accessKey,
  account,
  addEstate,
  contextOf,
  emptyDatabase,
  hour,
  recordSeen,
  scopeOf,
} from './testing/snapshots.ts';

const other = '222222222222';
const keyId = 'AKIAQYLPMN5HABCDWXYZ';
const lateId = 'AKIAQYLPMN5HLATEWXYZ';
const name = 'github.com/acme/web';

const { db } = useTestDatabase();
beforeEach(async () => {
  await emptyDatabase(db);
  await addEstate(db, account);
  await addEstate(db, other);
  const keys = [accessKey(keyId, { owner: 'payments', userName: 'deploy' })];
  await recordSeen(db, scopeOf('iam', 'global', other), hour(1), { accessKeys: keys });
});

function hit(accessKeyId: string | null, fields: Partial<FileHit> = {}): FileHit {
  return {
    ...{
      kind: 'access-key-pair',
      confidence: 'sure',
      accessKeyId,
      keyAccountId: null,
      secretDigest: 'digest',
    },
    ...{ line: 3, column: 5, length: 40, path: 'deploy.env', inside: null, fileLine: 3, isRemoved: false },
    commit: { id: 'c'.repeat(40), authoredAt: '2026-02-01T00:00:00.000Z' },
    ...fields,
  };
}

function reportOf(hits: FileHit[], fields: Partial<ScanReport> = {}): ScanReport {
  return {
    ...{ source: 'code', name, head: 'd'.repeat(40), withHistory: false, isComplete: true, hits },
    ...{ unscanned: [], skipped: ['logo.png'], notes: [] },
    counts: { files: 9, bytes: 900, binary: 1, partly: 0, unreadable: 0, formerVersions: 0 },
    ...fields,
  };
}

function record(at: number, report: ScanReport, fields: Partial<ScanRecord> = {}) {
  const ctx = contextOf(db, undefined, hour(at));
  const input = { report, scannedAt: hour(at), account: null, isPublic: null, owner: null, ...fields };
  return recordScan({ ctx, input });
}

const findings = () =>
  db.finding.findMany({
    where: { ruleId: { in: ['code-credentials', 'host-credentials'] } },
    orderBy: { openedAt: 'asc' },
  });
const states = async () => (await findings()).map(({ state, resolution }) => [state, resolution]);

test('a hit stands under the account that lists its key, as severe as the key is alive, and goes on while it is found', async () => {
  await record(2, reportOf([hit(keyId), hit(keyId, { path: 'b.env', commit: null })]));
  const [finding] = await findings();
  expect(finding).toMatchObject({
    ...{ accountId: other, region: 'global', ruleId: 'code-credentials', resourceKind: 'repository' },
    ...{ resourceId: name, severity: 'critical', owner: 'payments', state: 'open', openedAt: hour(2) },
    evidence: {
      path: 'b.env',
      otherPlaces: 1,
      keyLife: 'active',
      keyAccountId: other,
      userName: 'deploy',
      isRemoved: false,
    },
  });
  expect(JSON.stringify(finding)).not.toContain('hash-of-it');
  await record(3, reportOf([hit(keyId, { line: 9, fileLine: 9 })]));
  expect(await states()).toEqual([['open', null]]);
  expect(await db.exposure.count({ where: { validTo: null } })).toBe(1);
  await recordSeen(db, scopeOf('iam', 'global', other), hour(4), {
    accessKeys: [accessKey(keyId, { isActive: false, owner: 'payments', userName: 'deploy' })],
  });
  expect(await findings()).toMatchObject([{ severity: 'medium', state: 'open' }]);
});

describe('a hit that is gone', () => {
  const gone = reportOf([]);

  test.each<[string, ScanReport, boolean]>([
    ['by a complete scan, ends', gone, true],
    ['by a scan that could not read all, goes on', reportOf([], { isComplete: false }), false],
    [
      'from a file that was not read in whole, goes on',
      reportOf([], { unscanned: [{ path: 'deploy.env', reason: 'x' }] }),
      false,
    ],
    ['from a file that is binary now, goes on', reportOf([], { skipped: ['deploy.env'] }), false],
    [
      'while another file was not read in whole, ends',
      reportOf([], { unscanned: [{ path: 'z', reason: 'x' }] }),
      true,
    ],
    ['by a scan of another repository, goes on', reportOf([], { name: 'github.com/acme/api' }), false],
    ['by a scan of a host of that name, goes on', reportOf([], { source: 'host' }), false],
  ])('%s', async (_, report, ends) => {
    await record(2, reportOf([hit(keyId)]));
    await record(3, report);
    expect(await states()).toEqual([ends ? ['resolved', 'credential-removed'] : ['open', null]]);
    await record(4, reportOf([hit(keyId)]));
    expect(await findings()).toMatchObject([{ state: 'open', reopened: ends ? 1 : 0 }]);
  });

  test('from the history ends only by a scan that looked through it', async () => {
    await record(2, reportOf([hit(keyId, { isRemoved: true })], { withHistory: true }));
    await record(3, gone);
    expect(await states()).toEqual([['open', null]]);
    await record(4, reportOf([], { withHistory: true }));
    expect(await states()).toEqual([['resolved', 'credential-removed']]);
  });
});

test('a key of an account that is not monitored, or not known, stands under the one that was chosen, and stays there', async () => {
  const foreign = hit('AKIAQYLPMN5HFREIGNXY', { keyAccountId: '333333333333' });
  await record(
    2,
    reportOf([
      foreign,
      hit(lateId, { path: 'late.env' }),
      hit(null, { kind: 'secret-access-key', path: 'c' }),
    ]),
  );
  const found = await findings();
  expect(new Set(found.map(({ accountId }) => accountId))).toEqual(new Set([account]));
  const lives = found.map(({ evidence }) => (evidence as { keyLife: string }).keyLife).sort();
  expect(lives).toEqual(['unknown', 'unknown', 'unmonitored']);
  await recordSeen(db, scopeOf('iam', 'global', other), hour(3), {
    accessKeys: [accessKey(keyId), accessKey(lateId)],
  });
  await record(4, reportOf([foreign, hit(lateId, { path: 'late.env' })]));
  const late = await db.finding.findMany({ where: { evidence: { path: ['accessKeyId'], equals: lateId } } });
  expect(late).toMatchObject([{ accountId: account, state: 'open', severity: 'critical' }]);
  await expect(record(5, reportOf([]), { account: '444444444444' })).rejects.toThrow(
    /444444444444 is not monitored/,
  );
});

test('a host’s finding is told apart; figures count both; the key’s page shows them, and a public one is to be deactivated now', async () => {
  await record(2, reportOf([hit(keyId)]));
  await record(
    2,
    reportOf([hit(keyId, { path: '.aws/credentials', commit: null })], { source: 'host', name: 'web-1' }),
  );
  const ctx = contextOf(db, undefined, hour(2));
  expect((await findings()).map(({ resourceKind, title }) => [resourceKind, title])).toEqual([
    ['repository', `Access key AKIA************WXYZ with its secret in deploy.env:3 of ${name}`],
    ['host', 'Access key AKIA************WXYZ with its secret in .aws/credentials:3 on host web-1'],
  ]);
  await recordSeen(db, scopeOf('ec2'), hour(2), { instances: [] });
  const { exposedCredentials } = await getKpis({ ctx, input: {} });
  const bySource = { 'user-data': 0, 'launch-template': 0, code: 1, host: 1 };
  expect(exposedCredentials).toMatchObject({ open: 2, opened: 2, bySource });
  const { data: hits } = await searchEstate({ ctx, input: { q: 'ACME/web' } });
  expect(hits.filter(({ kind }) => kind === 'repository')).toMatchObject([{ id: name }]);
  const keyOf = () => getAccessKey({ ctx: contextOf(db, undefined, hour(3)), input: { id: keyId } });
  const key = await keyOf();
  const listed = async () =>
    (await listAccessKeys({ ctx: contextOf(db, undefined, hour(3)), input: { limit: 9 } })).data;
  expect(await listed()).toMatchObject([{ step: 'watch', exposedPlaces: 2 }]);
  expect(key.retirement).toMatchObject({ step: 'watch', places: 2, published: 0 });
  expect(key.exposures.map(({ source, need }) => [source, need]).sort()).toEqual([
    ['code', 'exposed'],
    ['host', 'exposed'],
  ]);
  await record(3, reportOf([hit(keyId)]), { isPublic: true });
  expect(await keyOf()).toMatchObject({ retirement: { step: 'deactivate-now', published: 1 } });
  expect(await listed()).toMatchObject([{ step: 'deactivate-now' }]);
  await record(3, reportOf([hit(keyId, { line: 4 })]));
  expect(await keyOf()).toMatchObject({ retirement: { published: 1 } });
  await record(3, reportOf([]));
  expect(await keyOf()).toMatchObject({ retirement: { step: 'deactivate-now', published: 1 } });
});

test('without an account nothing can be recorded, and it is said', async () => {
  await emptyDatabase(db);
  await expect(record(2, reportOf([hit(keyId)]))).rejects.toThrow(/No account is monitored yet/);
});

test('compliance judges repositories and hosts by their last scan; one that was not complete is not assessed', async () => {
  await record(2, reportOf([hit(keyId)]));
  await record(2, reportOf([], { name: 'acme/api' }));
  await record(2, reportOf([], { name: 'build-1', source: 'host', isComplete: false }));
  const id = ['PCI DSS', '4.0.1', '8.6.2'].map(addressPart).join('/');
  const ctx = contextOf(db, undefined, hour(3));
  const { pieces } = await exportEvidence({ ctx, input: { id, format: 'json' } });
  const rows = (await Array.fromAsync(pieces)).join('').trim().split('\n');
  const verdicts = rows
    .map((row) => JSON.parse(row))
    .map(({ kind, id: name, verdict }) => [kind, name, verdict]);
  expect(verdicts.filter(([kind]) => kind === 'repository' || kind === 'host').sort()).toEqual([
    ['host', 'build-1', 'not-assessed'],
    ['repository', 'acme/api', 'pass'],
    ['repository', name, 'fail'],
  ]);
});
