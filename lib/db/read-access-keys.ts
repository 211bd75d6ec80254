import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import {
  among,
  currentAt,
  type Instant,
  matching,
  monitored,
  type ResourceFilter,
  searching,
} from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, orderedPage, textKey, timeKey } from '#lib/db/read-page.ts';

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
  validFrom: Date;
};

/** What of the keys a list shows. */
export type AccessKeySearch = {
  status?: readonly string[] | undefined;
  root?: boolean | undefined;
  user?: readonly string[] | undefined;
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
};

const columns = sql`k.account_id AS "accountId", k.access_key_id AS "accessKeyId", k.user_name AS "userName",
  k.is_root AS "isRoot", k.is_active AS "isActive", k.created_at AS "createdAt", k.last_used_at AS "lastUsedAt",
  k.last_used_service AS "lastUsedService", k.last_used_region AS "lastUsedRegion",
  k.is_use_known AS "isUseKnown", k.owner, k.valid_from AS "validFrom"`;

/** A key's id as those see it who may not triage; see `maskedKeyId`. */
const masked = sql`CASE WHEN k.access_key_id ~ '^[A-Z]{4}[A-Z0-9]{12,}$'
  THEN left(k.access_key_id, 4) || repeat('*', length(k.access_key_id) - 8) || right(k.access_key_id, 4)
  ELSE k.access_key_id END`;

/** One page of the keys that there were at an instant. Keys belong to the account: regions do not matter. */
export async function readAccessKeys(
  db: Database,
  filter: ResourceFilter,
  instant: Instant,
  wanted: AccessKeySearch,
  keyset: Keyset<AccessKeyRow>,
): Promise<AccessKeyRow[]> {
  const isActive = wanted.status?.map((status) => String(status === 'active'));
  return db.$queryRaw`
    SELECT ${columns} FROM access_keys k
    WHERE ${currentAt('k', instant)} ${matching('k', filter, ['account', 'owner'])} ${monitored('k', instant.at)}
      ${among(sql`k.is_active::text`, isActive)} ${among(sql`k.user_name`, wanted.user)}
      ${wanted.root === undefined ? empty : sql`AND k.is_root = ${wanted.root}`}
      ${searching([sql`k.access_key_id`, sql`k.user_name`], wanted.q)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}

export type AccessKeyDetailRow = AccessKeyRow & { validTo: Date | null };

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
    SELECT ${columns}, k.valid_to AS "validTo" FROM access_keys k
    WHERE k.account_id IN (${account}) AND ${id} ${instant.isLatest ? empty : sql`AND ${currentAt('k', instant)}`}
      ${matching('k', filter, ['account'])}
    ORDER BY k.valid_from DESC LIMIT 1`;
  return rows[0] ?? null;
}

export type AccessKeyVersionRow = {
  validFrom: Date;
  validTo: Date | null;
  isActive: boolean;
  lastUsedAt: Date | null;
  lastUsedService: string | null;
};

/** The newest 200 versions of one key, newest first. */
export async function readAccessKeyVersions(
  db: Database,
  accountId: string,
  accessKeyId: string,
): Promise<AccessKeyVersionRow[]> {
  return db.$queryRaw`
    SELECT valid_from AS "validFrom", valid_to AS "validTo", is_active AS "isActive",
      last_used_at AS "lastUsedAt", last_used_service AS "lastUsedService"
    FROM access_keys WHERE account_id = ${accountId} AND access_key_id = ${accessKeyId}
    ORDER BY valid_from DESC LIMIT 200`;
}

export type KeyExposureRow = {
  region: string;
  source: string;
  resourceId: string;
  confidence: string;
  place: string;
  line: number;
  validFrom: Date;
  validTo: Date | null;
};

/** Where a key was found outside IAM, in the accounts of the filter: the newest 200 places. */
export async function readKeyExposures(
  db: Database,
  filter: ResourceFilter,
  accessKeyId: string,
): Promise<KeyExposureRow[]> {
  return db.$queryRaw`
    SELECT x.region, x.source, x.resource_id AS "resourceId", x.confidence, x.place, x.line,
      x.valid_from AS "validFrom", x.valid_to AS "validTo"
    FROM exposures x
    WHERE x.access_key_id = ${accessKeyId} ${matching('x', filter, ['account'])}
    ORDER BY x.valid_from DESC, x.resource_id LIMIT 200`;
}
