import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { keyPlaces, keyStepJoins, type StepInstant } from '#lib/db/key-steps.ts';
import { seenScopes } from '#lib/db/read-coverage.ts';
import {
  among,
  currentAt,
  type Instant,
  matching,
  monitored,
  type ResourceFilter,
  searching,
  time,
} from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, numberKey, orderedPage, textKey, timeKey } from '#lib/db/read-page.ts';
import { type DayBand, keyAgeBands, keyUseBands } from '#lib/domain/key-bands.ts';
import { type KeyStep, keySteps } from '#lib/domain/key-retirement.ts';
import { dayMs } from '#lib/domain/statistics.ts';

const { empty, sql } = Prisma;

export type AccessKeyRow = {
  accountId: string;
  accessKeyId: string;
  userName: string;
  isRoot: boolean;
  isActive: boolean;
  createdAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedService: string | null;
  lastUsedRegion: string | null;
  isUseKnown: boolean;
  owner: string;
  /** Places outside IAM where it lies. */
  exposedPlaces: number;
  step: KeyStep;
  validFrom: Date;
};

/** What of the keys a list shows. */
export type AccessKeySearch = {
  status?: readonly string[] | undefined;
  root?: boolean | undefined;
  user?: readonly string[] | undefined;
  age?: readonly string[] | undefined;
  lastUse?: readonly string[] | undefined;
  /** Only active keys without a use in more than so many whole days, or only others. */
  unused?: { days: number; isWanted: boolean } | undefined;
  exposed?: boolean | undefined;
  step?: readonly string[] | undefined;
  q?: string | undefined;
};

const identity = [
  textKey<AccessKeyRow>('k.account_id', (row) => row.accountId),
  textKey<AccessKeyRow>('k.access_key_id', (row) => row.accessKeyId),
];

/** How access keys can be sorted. */
export const accessKeySortKeys = {
  accessKeyId: identity,
  createdAt: [timeKey<AccessKeyRow>('k.created_at', (row) => row.createdAt), ...identity],
  lastUsedAt: [timeKey<AccessKeyRow>('k.last_used_at', (row) => row.lastUsedAt), ...identity],
  userName: [textKey<AccessKeyRow>('k.user_name', (row) => row.userName), ...identity],
  owner: [textKey<AccessKeyRow>('k.owner', (row) => row.owner), ...identity],
  exposedPlaces: [
    numberKey<AccessKeyRow>('coalesce(x.places, 0)', 'integer', (row) => row.exposedPlaces),
    ...identity,
  ],
  step: [numberKey<AccessKeyRow>('s.rank', 'integer', (row) => keySteps.indexOf(row.step) + 1), ...identity],
};

const columns = sql`k.account_id AS "accountId", k.access_key_id AS "accessKeyId", k.user_name AS "userName",
  k.is_root AS "isRoot", k.is_active AS "isActive", k.created_at AS "createdAt", k.last_used_at AS "lastUsedAt",
  k.last_used_service AS "lastUsedService", k.last_used_region AS "lastUsedRegion",
  k.is_use_known AS "isUseKnown", k.owner, k.valid_from AS "validFrom"`;

/** A key's id as those see it who may not triage; see `maskedKeyId`. */
const masked = sql`CASE WHEN k.access_key_id ~ '^[A-Z]{4}[A-Z0-9]{12,}$'
  THEN left(k.access_key_id, 4) || repeat('*', length(k.access_key_id) - 8) || right(k.access_key_id, 4)
  ELSE k.access_key_id END`;

/** The age of keys `k` at an instant, as a band. */
export function keyAge({ at }: Pick<Instant, 'at'>): Prisma.Sql {
  return sql`CASE WHEN k.created_at IS NULL THEN 'unknown' ${bandsOf(keyAgeBands, sql`k.created_at`, at)} END`;
}

/** How long before an instant keys `k` were last used, as a band. */
export function keyLastUse({ at }: Pick<Instant, 'at'>): Prisma.Sql {
  return sql`CASE WHEN k.last_used_at IS NULL THEN CASE WHEN k.is_use_known THEN 'never' ELSE 'unknown' END
    ${bandsOf(keyUseBands, sql`k.last_used_at`, at)} END`;
}

/** `WHEN` for each band: n whole days are over when (n + 1) × 24 hours are. */
function bandsOf(bands: readonly DayBand[], column: Prisma.Sql, at: Date): Prisma.Sql {
  return Prisma.join(
    bands.map(({ band, lastDay }) =>
      Number.isFinite(lastDay)
        ? sql`WHEN ${column} > ${time(new Date(at.getTime() - (lastDay + 1) * dayMs))} THEN ${band}::text`
        : sql`ELSE ${band}::text`,
    ),
    ' ',
  );
}

/** Whether keys `k` are active and were not used for more than so many whole days; as the KPI counts them. */
export function isKeyUnused({ at }: Pick<Instant, 'at'>, days: number): Prisma.Sql {
  const since = time(new Date(at.getTime() - (days + 1) * dayMs));
  return sql`(k.is_active AND k.is_use_known AND coalesce(k.last_used_at, k.created_at) <= ${since}) IS TRUE`;
}

/** The exposures `x` that there were at an instant, in the accounts that may be seen. */
const exposuresAt = (instant: Instant, visible: ResourceFilter) => sql`exposures x
  WHERE x.access_key_id IS NOT NULL AND ${currentAt('x', instant)} ${matching('x', visible, ['account'])}
    ${monitored('x', instant.at)}`;

/** In how many places each key lies, joined as `x`: counted once for all keys, or for each that is told. */
function exposureCounts(
  { visible, instant }: { visible: ResourceFilter; instant: Instant },
  isForAll: boolean,
): Prisma.Sql {
  const exposures = exposuresAt(instant, visible);
  return isForAll
    ? sql`LEFT JOIN (SELECT x.access_key_id, count(*)::int AS places FROM ${exposures} GROUP BY 1) x
        ON x.access_key_id = k.access_key_id`
    : sql`LEFT JOIN LATERAL (
        SELECT count(*)::int AS places FROM ${exposures} AND x.access_key_id = k.access_key_id) x ON true`;
}

/** Whose keys: what is asked for, and the accounts in which the exposures may be seen. */
export type KeyQuery = { filter: ResourceFilter; visible: ResourceFilter; instant: StepInstant };

/** What a part of a query about keys `k` joins them to: the places as `x`, the step as `s`. */
type Needs = { places?: boolean; step?: boolean };

/** `WITH` parts that joins to the step need; the database does nothing for them where none is. */
export function stepParts({ instant, visible }: KeyQuery): Prisma.Sql {
  return sql`${seenScopes(instant)}, ${keyPlaces(instant, visible)}`;
}

/**
 * The keys `k` that are asked for, at an instant. Keys belong to the account: regions do not matter. Needs `stepParts`
 * if the step is asked for or needed.
 */
export function keysAt(query: KeyQuery, wanted: AccessKeySearch, needs: Needs = {}): Prisma.Sql {
  const { filter, instant } = query;
  const isActive = wanted.status?.map((status) => String(status === 'active'));
  return sql`access_keys k
    ${needs.places || wanted.exposed !== undefined ? exposureCounts(query, true) : empty}
    ${needs.step || wanted.step ? keyStepJoins(instant) : empty}
    WHERE ${currentAt('k', instant)} ${matching('k', filter, ['account', 'owner'])} ${monitored('k', instant.at)}
      ${among(sql`k.is_active::text`, isActive)} ${among(sql`k.user_name`, wanted.user)}
      ${wanted.root === undefined ? empty : sql`AND k.is_root = ${wanted.root}`}
      ${wanted.age ? among(sql`(${keyAge(instant)})`, wanted.age) : empty}
      ${wanted.lastUse ? among(sql`(${keyLastUse(instant)})`, wanted.lastUse) : empty}
      ${wanted.unused ? sql`AND ${isKeyUnused(instant, wanted.unused.days)} = ${wanted.unused.isWanted}` : empty}
      ${wanted.exposed === undefined ? empty : sql`AND (x.places IS NOT NULL) = ${wanted.exposed}`}
      ${among(sql`s.step`, wanted.step)}
      ${searching([sql`k.access_key_id`, sql`k.user_name`], wanted.q)}`;
}

/** One page of the keys that there were at an instant. What is not sorted by is looked up for the page's keys alone. */
export async function readAccessKeys(
  db: Database,
  query: KeyQuery,
  wanted: AccessKeySearch,
  keyset: Keyset<AccessKeyRow>,
): Promise<AccessKeyRow[]> {
  const needs = {
    places: keyset.keys === accessKeySortKeys.exposedPlaces,
    step: keyset.keys === accessKeySortKeys.step,
  };
  const order = orderedPage(keyset);
  const page = sql`page AS MATERIALIZED (SELECT k.* FROM ${keysAt(query, wanted, needs)} ${afterCursor(keyset)} ${order})`;
  const ofPage = sql`AND x.access_key_id IN (SELECT access_key_id FROM page)`;
  const places = keyPlaces(query.instant, query.visible, ofPage);
  return db.$queryRaw`
    WITH ${needs.step || wanted.step ? sql`${stepParts(query)}, ${page}` : sql`${seenScopes(query.instant)}, ${page}, ${places}`}
    SELECT ${columns}, coalesce(x.places, 0) AS "exposedPlaces", s.step
    FROM page k ${exposureCounts(query, false)} ${keyStepJoins(query.instant)} ${order}`;
}

/** How many keys there are on all pages. */
export async function countAccessKeys(
  db: Database,
  query: KeyQuery,
  wanted: AccessKeySearch,
): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    WITH ${stepParts(query)} SELECT count(*)::int AS total FROM ${keysAt(query, wanted)}`;
  return row?.total ?? 0;
}

export type AccessKeyDetailRow = Omit<AccessKeyRow, 'step'> & { validTo: Date | null };

/** One key by its id, in full or masked, as it was at an instant, or as last seen, even if it is gone since. */
export async function readAccessKey(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  { accountId, keyId }: { accountId: string | null; keyId: string },
): Promise<AccessKeyDetailRow | null> {
  const account = accountId === null ? sql`SELECT account_id FROM accounts` : sql`${accountId}`;
  const id = keyId.includes('*') ? sql`${masked} = ${keyId}` : sql`k.access_key_id = ${keyId}`;
  const rows = await db.$queryRaw<AccessKeyDetailRow[]>`
    SELECT ${columns}, coalesce(x.places, 0) AS "exposedPlaces", k.valid_to AS "validTo"
    FROM access_keys k ${exposureCounts({ visible: filter, instant }, false)}
    WHERE k.account_id IN (${account}) AND ${id} ${instant.isLatest ? empty : sql`AND ${currentAt('k', instant)}`}
      ${matching('k', filter, ['account'])}
    ORDER BY k.valid_from DESC LIMIT 1`;
  return rows[0] ?? null;
}
