import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { among, matching, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, orderedPage, textKey } from '#lib/db/read-page.ts';
import { type ChangeEvent, type ChangeKind, setbacks } from '#lib/domain/changes.ts';

const { sql } = Prisma;

export type ChangeRow = {
  kind: ChangeKind;
  accountId: string;
  region: string;
  resourceId: string;
  owner: string;
  at: Date;
  before: string | null;
  after: string | null;
  findingId: string | null;
};

/** The two instants that are compared; `from` lies before `to`. */
export type Comparison = { from: Date; to: Date };

/** How changes can be sorted: by the resource that changed. */
export const changeSortKeys = {
  resource: [
    textKey<ChangeRow>('d."accountId"', (row) => row.accountId),
    textKey<ChangeRow>('d.region', (row) => row.region),
    textKey<ChangeRow>('d."resourceId"', (row) => row.resourceId),
    textKey<ChangeRow>('d.kind', (row) => row.kind),
    textKey<ChangeRow>('coalesce(d."findingId", \'\')', (row) => row.findingId),
  ],
};

function at(alias: 'b' | 'a', instant: Date): Prisma.Sql {
  const name = Prisma.raw(alias);
  return sql`${name}.valid_from <= ${time(instant)} AND (${name}.valid_to IS NULL OR ${name}.valid_to > ${time(instant)})`;
}

/** Where a version began or ended within the period: only such resources can differ. */
function touched(alias: 'i' | 'k', column: 'valid_from' | 'valid_to', { from, to }: Comparison): Prisma.Sql {
  const name = Prisma.raw(`${alias}.${column}`);
  return sql`${name} > ${time(from)} AND ${name} <= ${time(to)}`;
}

/** How many of what changed are named beside the count. */
const examples = 3;

/** Naming each account and region lets the indexes on beginnings and ends find what was touched. */
const somewhere = sql`(i.account_id, i.region) IN (SELECT account_id, region FROM scopes WHERE collector = 'ec2')`;
const inSomeAccount = sql`k.account_id IN (SELECT account_id FROM accounts)`;

function changedInstances(filter: ResourceFilter, span: Comparison): Prisma.Sql {
  const alive = (alias: 'b' | 'a') => sql`${Prisma.raw(alias)}.state IS DISTINCT FROM 'terminated'`;
  return sql`
    SELECT v.kind, c.account_id AS "accountId", c.region, c.instance_id AS "resourceId",
      coalesce(a.owner, b.owner) AS owner, coalesce(a.valid_from, b.valid_to) AS at, v.before, v.after,
      NULL::text AS "findingId"
    FROM (
      SELECT i.account_id, i.region, i.instance_id FROM instances i
      WHERE ${somewhere} AND ${touched('i', 'valid_from', span)} ${matching('i', filter, ['account', 'region'])}
      UNION
      SELECT i.account_id, i.region, i.instance_id FROM instances i
      WHERE ${somewhere} AND ${touched('i', 'valid_to', span)} ${matching('i', filter, ['account', 'region'])}) c
    LEFT JOIN instances b ON b.account_id = c.account_id AND b.region = c.region AND b.instance_id = c.instance_id
      AND ${at('b', span.from)} AND ${alive('b')}
    LEFT JOIN instances a ON a.account_id = c.account_id AND a.region = c.region AND a.instance_id = c.instance_id
      AND ${at('a', span.to)} AND ${alive('a')}
    CROSS JOIN LATERAL (VALUES
      ('instance-appeared', b.state IS NULL AND a.state IS NOT NULL, NULL, a.state),
      ('instance-gone', b.state IS NOT NULL AND a.state IS NULL, b.state, NULL),
      ('instance-profile-changed', b.state IS NOT NULL AND a.state IS NOT NULL
        AND a.profile_arn IS DISTINCT FROM b.profile_arn, b.profile_arn, a.profile_arn),
      ('instance-state-changed', a.state <> b.state, b.state, a.state)) AS v (kind, holds, before, after)
    WHERE v.holds`;
}

function changedKeys(filter: ResourceFilter, span: Comparison): Prisma.Sql {
  const status = (alias: 'b' | 'a') =>
    sql`CASE WHEN ${Prisma.raw(alias)}.is_active THEN 'active' WHEN NOT ${Prisma.raw(alias)}.is_active THEN 'inactive' END`;
  return sql`
    SELECT v.kind, c.account_id, 'global', c.access_key_id, coalesce(a.owner, b.owner),
      coalesce(a.valid_from, b.valid_to), v.before, v.after, NULL::text
    FROM (
      SELECT k.account_id, k.access_key_id FROM access_keys k
      WHERE ${inSomeAccount} AND ${touched('k', 'valid_from', span)} ${matching('k', filter, ['account'])}
      UNION
      SELECT k.account_id, k.access_key_id FROM access_keys k
      WHERE ${inSomeAccount} AND ${touched('k', 'valid_to', span)} ${matching('k', filter, ['account'])}) c
    LEFT JOIN access_keys b ON b.account_id = c.account_id AND b.access_key_id = c.access_key_id AND ${at('b', span.from)}
    LEFT JOIN access_keys a ON a.account_id = c.account_id AND a.access_key_id = c.access_key_id AND ${at('a', span.to)}
    CROSS JOIN LATERAL (VALUES
      ('access-key-appeared', b.is_active IS NULL AND a.is_active IS NOT NULL, NULL, ${status('a')}),
      ('access-key-gone', b.is_active IS NOT NULL AND a.is_active IS NULL, ${status('b')}, NULL),
      ('access-key-status-changed', a.is_active <> b.is_active, ${status('b')}, ${status('a')})) AS v (kind, holds, before, after)
    WHERE v.holds`;
}

function changedFindings(filter: ResourceFilter, { from, to }: Comparison): Prisma.Sql {
  const last = (instant: Date) => sql`(
    SELECT v.kind <> 'resolved' FROM finding_events v
    WHERE v.account_id = f.account_id AND v.fingerprint = f.fingerprint AND v.at <= ${time(instant)}
      AND v.kind IN ('opened', 'reopened', 'severity-changed', 'resolved')
    ORDER BY v.at DESC, v.kind = 'resolved' DESC LIMIT 1)`;
  return sql`
    SELECT CASE WHEN o.after THEN 'finding-opened' ELSE 'finding-resolved' END, f.account_id, f.region, f.resource_id,
      f.owner, c.at, CASE WHEN o.before THEN f.rule_id END, CASE WHEN o.after THEN f.rule_id END, f.fingerprint
    FROM (
      SELECT account_id, fingerprint, max(at) AS at FROM finding_events
      WHERE account_id IN (SELECT account_id FROM accounts)
        AND at > ${time(from)} AND at <= ${time(to)} AND kind IN ('opened', 'reopened', 'resolved')
      GROUP BY 1, 2) c
    JOIN findings f ON f.account_id = c.account_id AND f.fingerprint = c.fingerprint
    CROSS JOIN LATERAL (SELECT coalesce(${last(from)}, false) AS before, coalesce(${last(to)}, false) AS after) o
    WHERE o.before <> o.after ${matching('f', filter, ['account', 'region'])}`;
}

function differences(filter: ResourceFilter, span: Comparison): Prisma.Sql {
  return sql`${changedInstances(filter, span)} UNION ALL ${changedKeys(filter, span)}
    UNION ALL ${changedFindings(filter, span)}`;
}

/**
 * One page of what differs between two instants: instances, access keys and findings. What changed and
 * changed back is no difference.
 */
export async function readChanges(
  db: Database,
  filter: ResourceFilter,
  span: Comparison,
  kinds: readonly string[] | undefined,
  keyset: Keyset<ChangeRow>,
): Promise<ChangeRow[]> {
  return db.$queryRaw`
    SELECT d.* FROM (${differences(filter, span)}) d
    WHERE true ${among(sql`d.kind`, kinds)} ${among(sql`d.owner`, filter.owners)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}

/** How often something happened to what an owner holds; `rank` is the owner's of the `owners` that there are in all. */
export type ChangeCountRow = {
  owner: string;
  event: ChangeEvent;
  count: number;
  examples: {
    accountId: string;
    region: string;
    resourceId: string;
    rule: string | null;
    findingId: string | null;
  }[];
  rank: number;
  owners: number;
};

/** What each kind of difference is called by whom it concerns: of an instance, whether it now carries a role counts. */
const eventOf = sql`CASE
  WHEN d.kind = 'instance-profile-changed' AND b.role_arn IS NULL AND a.role_arn IS NOT NULL THEN 'instance-got-role'
  WHEN d.kind = 'instance-profile-changed' AND b.role_arn IS NOT NULL AND a.role_arn IS NULL THEN 'instance-lost-role'
  WHEN d.kind = 'instance-appeared' AND a.role_arn IS NULL THEN 'instance-appeared-without-role'
  WHEN d.kind = 'instance-appeared' THEN 'instance-appeared-with-role'
  WHEN d.kind = 'access-key-status-changed' AND d.after = 'active' THEN 'access-key-activated'
  WHEN d.kind = 'access-key-status-changed' THEN 'access-key-deactivated'
  ELSE d.kind END`;

/** The role that an instance of the differences `d` had at an instant. */
function roleAt(alias: 'b' | 'a', instant: Date): Prisma.Sql {
  return sql`LEFT JOIN LATERAL (
    SELECT p.role_arn FROM instances v JOIN instance_profiles p ON p.account_id = v.account_id AND p.profile_arn = v.profile_arn
      AND p.valid_from <= ${time(instant)} AND (p.valid_to IS NULL OR p.valid_to > ${time(instant)})
    WHERE d.kind IN ('instance-profile-changed', 'instance-appeared') AND v.account_id = d."accountId"
      AND v.region = d.region AND v.instance_id = d."resourceId"
      AND v.valid_from <= ${time(instant)} AND (v.valid_to IS NULL OR v.valid_to > ${time(instant)})
    LIMIT 1) ${Prisma.raw(alias)} ON true`;
}

/** How owners are ranked: by how often the worst happened, then the next, then by how much changed at all. */
const byWhatGotWorse = Prisma.join([
  ...setbacks.map(
    (events) => sql`sum(count) FILTER (WHERE event = ANY(${[...events]}::text[])) DESC NULLS LAST`,
  ),
  sql`sum(count) DESC`,
  sql`owner`,
]);

/** What differs between two instants, counted by owner and event, of the owners for whom most got worse. */
export async function countChanges(
  db: Database,
  filter: ResourceFilter,
  span: Comparison,
  limit: number,
): Promise<{ totals: { event: ChangeEvent; count: number }[]; rows: ChangeCountRow[] }> {
  const rows = await db.$queryRaw<ChangeCountRow[]>`
    WITH told AS (
      SELECT d.*, ${eventOf} AS event FROM (${differences(filter, span)}) d
      ${roleAt('b', span.from)} ${roleAt('a', span.to)}
      WHERE true ${among(sql`d.owner`, filter.owners)}),
    numbered AS (
      SELECT t.*, row_number() OVER (PARTITION BY owner, event
        ORDER BY "accountId", region, "resourceId", coalesce("findingId", '')) AS place FROM told t),
    counted AS (
      SELECT owner, event, count(*)::int AS count,
        json_agg(json_build_object('accountId', "accountId", 'region', region, 'resourceId', "resourceId",
          'rule', CASE WHEN "findingId" IS NOT NULL THEN coalesce(after, before) END, 'findingId', "findingId")
          ORDER BY place) FILTER (WHERE place <= ${examples}::int) AS examples
      FROM numbered GROUP BY 1, 2),
    ranked AS (
      SELECT owner, row_number() OVER (ORDER BY ${byWhatGotWorse})::int AS rank, count(*) OVER ()::int AS owners
      FROM counted GROUP BY 1)
    SELECT c.owner, c.event, c.count, c.examples, r.rank, r.owners FROM counted c JOIN ranked r USING (owner)
    WHERE r.rank <= ${limit}::int
    UNION ALL SELECT '', event, sum(count)::int, NULL, 0, 0 FROM counted GROUP BY event`;
  const isTotal = ({ owners }: ChangeCountRow) => owners === 0;
  return {
    totals: rows.filter(isTotal).map(({ event, count }) => ({ event, count })),
    rows: rows.filter((row) => !isTotal(row)),
  };
}
