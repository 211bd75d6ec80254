import type { Database, Transaction } from '#lib/db/client.ts';
import type { Prisma, Scope as ScopeRow } from '#lib/db/generated/client.ts';
import { type Collector, globalRegion, type Scope } from '#lib/domain/scopes.ts';

/** A scope, when complete collections saw it, and by what rules its resources are judged, see `noteJudged`. */
export type ScopeState = Scope & {
  completeAt: Date | null;
  firstCompleteAt: Date | null;
  /** Since when it is collected no more; null: it is. */
  retiredAt: Date | null;
  judgedBy: string | null;
};

/** What is known of one scope; null if it was never collected. */
export async function readScope(db: Database | Transaction, scope: Scope): Promise<ScopeState | null> {
  const row = await db.scope.findUnique({ where: { accountId_region_collector: scopeId(scope) } });
  return row && toScopeState(row);
}

/** An account; without a name, it keeps the one that it has, or goes by its id. */
export type NamedAccount = { accountId: string; name: string | null };

/**
 * Adds an account and scopes that are not there yet; ones that had retired return. The days in between become days
 * on which they were not seen, and their resources are to be judged again.
 *
 * @returns those that have returned
 */
export async function addScopes(
  db: Database | Transaction,
  { accountId, name }: NamedAccount,
  scopes: readonly Scope[],
  at: Date,
): Promise<Scope[]> {
  await db.account.upsert({
    where: { accountId },
    create: { accountId, name: name ?? accountId, monitoredAt: at },
    update: name === null ? {} : { name },
  });
  if (scopes.length === 0) return [];
  const ids = scopes.map(scopeId);
  await db.scope.createMany({ data: ids, skipDuplicates: true });
  return db.$queryRaw`
    UPDATE scopes SET retired_at = NULL, judged_by = NULL, rollups_due_since = least(rollups_due_since, retired_at)
    WHERE retired_at IS NOT NULL AND (account_id, region, collector) IN (
      SELECT "accountId", region, collector
      FROM jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) AS named("accountId" text, region text, collector text))
    RETURNING account_id AS "accountId", region, collector`;
}

/**
 * Makes the scopes of an account those given: new ones are added, ones that are no longer named retire (their history
 * stays), retired ones that are named again return.
 *
 * @returns those that have retired or returned
 */
export async function replaceScopes(
  tx: Transaction,
  account: NamedAccount,
  scopes: readonly Scope[],
  at: Date,
): Promise<Scope[]> {
  const returned = await addScopes(tx, account, scopes, at);
  const where = { accountId: account.accountId, NOT: { OR: scopes.map(scopeId) } };
  const moved = [...returned, ...(await retire(tx, where, at))];
  // Who uses a role may be seen otherwise now, in whichever region.
  if (moved.length > 0) await noteJudged(tx, iamScope(account.accountId), null);
  return moved;
}

/** What rollups say of later than `at` is due to be forgotten. */
async function retire(tx: Transaction, where: Prisma.ScopeWhereInput, at: Date): Promise<Scope[]> {
  const active = { ...where, retiredAt: null };
  await tx.scope.updateMany({
    where: { ...active, OR: [{ rollupsDueSince: null }, { rollupsDueSince: { gt: at } }] },
    data: { rollupsDueSince: at },
  });
  const retired = await tx.scope.updateManyAndReturn({ where: active, data: { retiredAt: at } });
  return retired.map(toScopeState);
}

/** The accounts of which anything is collected. */
export async function readMonitoredAccounts(db: Database): Promise<string[]> {
  const rows = await db.scope.findMany({
    where: { retiredAt: null },
    select: { accountId: true },
    distinct: ['accountId'],
  });
  return rows.map(({ accountId }) => accountId);
}

/** The scopes that are collected, in the order of one pass. */
export async function readActiveScopes(db: Database): Promise<ScopeState[]> {
  const rows = await db.scope.findMany({
    where: { retiredAt: null },
    orderBy: [{ accountId: 'asc' }, { region: 'asc' }, { collector: 'asc' }],
  });
  return rows.map(toScopeState);
}

/** Every region that was ever collected, by account. */
export async function readRegions(db: Database): Promise<{ accountId: string; region: string }[]> {
  return db.scope.findMany({
    select: { accountId: true, region: true },
    distinct: ['accountId', 'region'],
    orderBy: [{ accountId: 'asc' }, { region: 'asc' }],
  });
}

/**
 * Notes that a collection saw the scope, and that from then on the rollups lag behind it.
 *
 * @returns what is known of the scope now
 */
export async function markScopeSeen(
  tx: Transaction,
  scope: Scope,
  { at, isComplete }: { at: Date; isComplete: boolean },
): Promise<ScopeState> {
  const { accountId, region, collector } = scope;
  const completeAt = isComplete ? at : null;
  const [row] = await tx.$queryRaw<Omit<ScopeState, keyof Scope>[]>`
    INSERT INTO scopes (account_id, region, collector, complete_at, first_complete_at, rollups_due_since)
    VALUES (${accountId}, ${region}, ${collector}, ${completeAt}, ${completeAt}, ${at})
    ON CONFLICT (account_id, region, collector) DO UPDATE
      SET complete_at = coalesce(excluded.complete_at, scopes.complete_at),
        first_complete_at = coalesce(scopes.first_complete_at, excluded.first_complete_at),
        rollups_due_since = least(scopes.rollups_due_since, excluded.rollups_due_since)
    RETURNING complete_at AS "completeAt", first_complete_at AS "firstCompleteAt", retired_at AS "retiredAt",
      judged_by AS "judgedBy"`;
  return { completeAt: null, firstCompleteAt: null, retiredAt: null, judgedBy: null, ...row, ...scope };
}

/**
 * Notes by what rules all resources of a scope were judged after a complete collection: instances of one of EC2, roles of
 * the one of IAM. Null: they are to be judged again, whether they change or not.
 */
export async function noteJudged(tx: Transaction, scope: Scope, judgedBy: string | null): Promise<void> {
  await tx.scope.updateMany({ where: scopeId(scope), data: { judgedBy } });
}

/** Notes that all resources of an account are to be judged again, whether they change or not. */
export async function forgetJudged(tx: Transaction, accountId: string): Promise<void> {
  await tx.scope.updateMany({ where: { accountId }, data: { judgedBy: null } });
}

/** Notes from when on the rollups lag behind what was recorded of a scope. */
export async function markRollupsDue(
  tx: Transaction,
  { accountId, region, collector }: Scope,
  since: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO scopes (account_id, region, collector, rollups_due_since)
    VALUES (${accountId}, ${region}, ${collector}, ${since})
    ON CONFLICT (account_id, region, collector) DO UPDATE
      SET rollups_due_since = least(scopes.rollups_due_since, excluded.rollups_due_since)`;
}

/** Takes note that an account's rollups are brought up to date; returns from when on they lagged, null if they did not. */
export async function takeRollupsDue(tx: Transaction, accountId: string): Promise<Date | null> {
  const rows = await tx.$queryRaw<{ since: Date }[]>`
    UPDATE scopes SET rollups_due_since = NULL
    FROM scopes was
    WHERE scopes.account_id = ${accountId} AND scopes.rollups_due_since IS NOT NULL
      AND (was.account_id, was.region, was.collector) = (scopes.account_id, scopes.region, scopes.collector)
    RETURNING was.rollups_due_since AS since`;
  const times = rows.map(({ since }) => since.getTime());
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

function iamScope(accountId: string): Scope {
  return { accountId, region: globalRegion, collector: 'iam' };
}

function scopeId({ accountId, region, collector }: Scope) {
  return { accountId, region, collector };
}

/** The collectors in the table are those that this code wrote. */
function toScopeState(row: ScopeRow): ScopeState {
  const { collector, rollupsDueSince: _, ...state } = row;
  return { ...state, collector: collector as Collector };
}
