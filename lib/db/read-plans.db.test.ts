import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { findingFields } from '#lib/domain/finding-fields.ts';
import { instanceFacets, instanceFields } from '#lib/domain/instance-fields.ts';
import type { Filter } from '#lib/domain/property-filter/filter.ts';
import { parseFilter } from '#lib/domain/property-filter/parse.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { accessKeySortKeys, readAccessKeys } from './read-access-keys.ts';
import { changeSortKeys, readChanges } from './read-changes.ts';
import { collectionSortKeys, readCollections } from './read-collections.ts';
import { readCoverage } from './read-coverage.ts';
import type { ResourceFilter } from './read-filter.ts';
import { readFindingFacets } from './read-finding-facets.ts';
import { readFindingGroups } from './read-finding-groups.ts';
import {
  findingSortKeys,
  readFinding,
  readFindingEvents,
  readFindings,
  readFindingsOf,
} from './read-findings.ts';
import { readInstanceFacets } from './read-instance-facets.ts';
import { instanceSortKeys, readInstance, readInstances } from './read-instances.ts';
import { readRollups, rollupMetrics } from './read-rollups.ts';
import { readScopeStates, scopeSortKeys } from './read-scope-states.ts';

const account = '111111111111';
const now = new Date('2026-11-01T00:00:00Z');
const all: ResourceFilter = { accounts: null, regions: null, owners: null };
const latest = {
  at: now,
  isLatest: true,
  eligibleStates: ['running'],
  staleAfterHours: 3,
  thresholds: defaultSettings.thresholds,
};
const past = { ...latest, at: new Date('2026-06-01T00:00:00Z'), isLatest: false };
const firstPage = { isDescending: false, after: null, limit: 50 };

const { db } = useTestDatabase();

// Enough rows, with the shape of a year, that PostgreSQL's own choice is the one it makes in production: no
// plan is forced.
beforeAll(async () => {
  for (const statement of fill) await db.$executeRawUnsafe(statement);
});

const fill = [
  `INSERT INTO accounts VALUES ('${account}', 'prod', '2025-11-01')`,
  `INSERT INTO scopes SELECT '${account}', region, collector, '2026-10-31T23:30Z', '2025-11-01', NULL
   FROM (VALUES ('us-east-1', 'ec2'), ('us-east-1', 'user-data'), ('global', 'iam')) AS v (region, collector)`,
  `INSERT INTO collections (account_id, id, region, collector, trigger, started_at, finished_at, seen_at, outcome)
   SELECT s.account_id, gen_random_uuid(), s.region, s.collector, 'schedule', t, t, t, 'complete'
   FROM scopes s, generate_series('2025-11-01T00:30Z'::timestamptz, '2026-10-31T23:30Z', '1 hour') t`,
  `INSERT INTO instances (account_id, region, instance_id, valid_from, valid_to, state, owner, tags)
   SELECT '${account}', 'us-east-1', 'i-' || n % 15000, '2025-11-01'::timestamptz + n / 15000 * interval '200 days'
     + n % 15000 % 160 * interval '1 day', CASE WHEN n < 15000 THEN '2025-11-01'::timestamptz + interval '200 days' + n % 15000 % 160 * interval '1 day' END,
     'running', 'team ' || n % 100, '{}'
   FROM generate_series(0, 29999) n`,
  `INSERT INTO access_keys (account_id, access_key_id, valid_from, user_name, is_root, is_active, is_use_known, owner)
   SELECT '${account}', 'AKIA' || n, '2025-11-01', 'user ' || n, false, true, true, 'team' FROM generate_series(1, 10000) n`,
  `INSERT INTO exposures (account_id, region, source, resource_id, credential, valid_from, kind, confidence, access_key_id, place, line, "column", length, owner)
   SELECT '${account}', 'us-east-1', 'user-data', 'i-' || n, 'AKIA' || n, '2025-11-01', 'access-key-pair', 'sure', 'AKIA' || n, 'user data', 1, 1, 40, 'team'
   FROM generate_series(1, 3000) n`,
  `INSERT INTO findings (account_id, fingerprint, rule_id, region, resource_kind, resource_id, severity, state, opened_at, owner, title, evidence, root_cause)
   SELECT '${account}', md5(n::text), 'ec2-no-instance-profile', 'us-east-1', 'instance', 'i-' || n, 'high',
     CASE WHEN n % 50 = 0 THEN 'open' ELSE 'resolved' END, '2026-01-01', 'team ' || n % 100, 'title', '{}', CASE WHEN n % 3 = 0 THEN 'lt-' || n % 50 END
   FROM generate_series(1, 20000) n`,
  `INSERT INTO finding_events (account_id, fingerprint, at, kind, actor, severity)
   SELECT account_id, fingerprint, '2026-01-01'::timestamptz + n * interval '1 day', 'opened', 'collector', 'high'
   FROM findings, generate_series(1, 2) n`,
  `INSERT INTO rollups (account_id, day, region, owner)
   SELECT '${account}', d, 'us-east-1', 'team ' || n
   FROM generate_series('2025-11-01'::date, '2026-10-31', '1 day') d, generate_series(1, 60) n`,
  'ANALYZE',
];

type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Plan[] };

/** Runs a query of lib/db up to where it would read, and returns what its plan does with each big table. */
async function planOf(
  read: (db: Database) => Promise<unknown>,
): Promise<{ scans: string[]; indexes: string[] }> {
  const statements: Prisma.Sql[] = [];
  const noted = (parts: TemplateStringsArray, ...values: unknown[]) => {
    statements.push(Prisma.sql(parts, ...values));
    return Promise.resolve([]);
  };
  await read({ $queryRaw: noted } as unknown as Database);
  const [statement] = statements;
  if (!statement) throw new Error('No query was made.');
  const rows = await db.$queryRaw<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
    Prisma.sql`EXPLAIN (FORMAT JSON) ${statement}`,
  );
  const nodes = flatten(rows[0]?.['QUERY PLAN'][0]?.Plan);
  const small = ['scopes', 'accounts', 'instance_profiles', 'launch_template_versions', 'exemptions'];
  return {
    scans: nodes.flatMap((node) =>
      node['Node Type'] === 'Seq Scan' && !small.includes(node['Relation Name'] ?? '')
        ? [node['Relation Name'] ?? '']
        : [],
    ),
    indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
  };
}

function flatten(plan: Plan | undefined): Plan[] {
  return plan ? [plan, ...(plan.Plans ?? []).flatMap(flatten)] : [];
}

function parsed(source: string): Filter | null {
  const result = parseFilter(source, instanceFields);
  if (!result.ok) throw new Error(result.error.message);
  return result.filter;
}

function ofFindings(source: string): Filter | null {
  const result = parseFilter(source, findingFields);
  if (!result.ok) throw new Error(result.error.message);
  return result.filter;
}

const ofInstance = { ...firstPage, keys: instanceSortKeys.instanceId };
const ofFinding = { ...firstPage, keys: findingSortKeys.risk, isDescending: true };
const span = { from: new Date('2026-10-27T00:00:00Z'), to: new Date('2026-10-28T00:00:00Z') };
const year = {
  filter: { ...all, accounts: [account] },
  days: { first: '2026-10-01', last: '2026-10-31' },
  by: null,
};

test.each<[name: string, read: (db: Database) => Promise<unknown>, indexes: string[]]>([
  [
    'instances',
    (db) => readInstances(db, all, latest, {}, ofInstance),
    ['instances_current', 'collections_complete'],
  ],
  [
    'the next page of instances',
    (db) => readInstances(db, all, latest, {}, { ...ofInstance, after: [account, 'us-east-1', 'i-500'] }),
    ['instances_current'],
  ],
  [
    'instances of an owner',
    (db) => readInstances(db, { ...all, owners: ['team 7'] }, latest, {}, ofInstance),
    ['instances_current_by_owner'],
  ],
  ['instances as they were', (db) => readInstances(db, all, past, {}, ofInstance), ['instances_pkey']],
  [
    'instances that a filter finds, of an owner',
    (db) =>
      readInstances(db, all, latest, { filter: parsed('owner = "team 7" and state = running') }, ofInstance),
    ['instances_current_by_owner'],
  ],
  [
    'the facets of an owner',
    (db) =>
      readInstanceFacets(db, all, latest, { filter: parsed('owner = "team 7"') }, ['state', 'coverage']),
    ['instances_current_by_owner'],
  ],
  ['one instance', (db) => readInstance(db, all, latest, 'i-500'), ['instances_pkey']],
  ['the queue', (db) => readFindings(db, all, latest, {}, ofFinding), ['findings_standing_by_risk']],
  [
    'findings of a root cause',
    (db) => readFindings(db, all, latest, { filter: ofFindings('cause = lt-7') }, ofFinding),
    ['findings_standing_by_cause'],
  ],
  [
    'the counts of the queue',
    (db) => readFindingFacets(db, all, latest, {}, ['severity', 'rule', 'owner']),
    ['findings_standing_by_risk'],
  ],
  [
    'the groups of the queue',
    (db) => readFindingGroups(db, all, latest, {}, 'rule'),
    ['findings_standing_by_risk'],
  ],
  ['one finding', (db) => readFinding(db, all, 'f'), ['findings_pkey']],
  ["a finding's events", (db) => readFindingEvents(db, account, 'f'), ['finding_events_pkey']],
  [
    "an instance's findings",
    (db) => readFindingsOf(db, 'instance', account, 'i-5'),
    ['findings_account_id_resource_id_idx'],
  ],
  [
    'access keys',
    (db) =>
      readAccessKeys(
        db,
        { filter: all, visible: all, instant: latest },
        {},
        { ...firstPage, keys: accessKeySortKeys.accessKeyId },
      ),
    ['access_keys_current', 'exposures_by_key'],
  ],
  [
    'a month of rollups',
    (db) => readRollups(db, year, rollupMetrics['role-coverage'], [null]),
    ['rollups_pkey'],
  ],
  [
    'collections',
    (db) =>
      readCollections(db, all, {}, { ...firstPage, keys: collectionSortKeys.startedAt, isDescending: true }),
    ['collections_started_at_idx'],
  ],
  [
    'the state of scopes',
    (db) => readScopeStates(db, all, {}, { ...firstPage, keys: scopeSortKeys.scope }),
    ['collections_account_id_region_collector_started_at_idx'],
  ],
  [
    'what changed in a day',
    (db) => readChanges(db, all, span, undefined, { ...firstPage, keys: changeSortKeys.resource }),
    ['instances_account_id_region_valid_from_idx', 'instances_ended', 'finding_events_account_id_at_idx'],
  ],
])('%s: an index finds them', async (_, read, indexes) => {
  const plan = await planOf(read);
  expect(plan.scans).toEqual([]);
  expect(plan.indexes).toEqual(expect.arrayContaining(indexes));
});

test('findings as they stood look for the last event of each only', async () => {
  const plan = await planOf((db) => readFindings(db, all, past, { state: ['open'] }, ofFinding));
  expect(plan.scans.filter((table) => table !== 'findings')).toEqual([]);
  expect(plan.indexes).toContain('finding_events_pkey');
});

test('facets read the instances once, however many there are', async () => {
  const plan = await planOf((db) => readInstanceFacets(db, all, latest, {}, [...instanceFacets]));
  expect(plan.scans.filter((table) => table !== 'instances')).toEqual([]);
  expect(plan.scans.length).toBeLessThanOrEqual(1);
  expect(plan.indexes).toContain('collections_complete');
});

test('coverage reads the instances once, and of the collections the newest only', async () => {
  const plan = await planOf((db) => readCoverage(db, all, latest));
  expect(plan.scans.filter((table) => table !== 'instances')).toEqual([]);
  expect(plan.indexes).toContain('collections_complete');
});
