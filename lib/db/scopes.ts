import type { Database, Transaction } from '#lib/db/client.ts';
import type { Collector, Scope } from '#lib/domain/scopes.ts';

/** A scope and when complete collections saw it. */
export type ScopeState = Scope & { completeAt: Date | null; firstCompleteAt: Date | null };

/** What is known of one scope; null if it was never collected. */
export async function readScope(db: Database | Transaction, scope: Scope): Promise<ScopeState | null> {
  const row = await db.scope.findUnique({ where: { accountId_region_collector: scopeId(scope) } });
  return row && { ...row, collector: row.collector as Collector };
}

type Named = { accountId: string; name: string };

/** Adds accounts and scopes that are not there yet; ones that had retired return. */
export async function addScopes(
  db: Database | Transaction,
  accounts: Named[],
  scopes: Scope[],
  at: Date,
): Promise<void> {
  for (const { accountId, name } of accounts) {
    await db.account.upsert({
      where: { accountId },
      create: { accountId, name, monitoredAt: at },
      update: { name },
    });
  }
  if (scopes.length === 0) return;
  const ids = scopes.map(scopeId);
  await db.scope.createMany({ data: ids, skipDuplicates: true });
  await db.scope.updateMany({ where: { OR: ids, retiredAt: { not: null } }, data: { retiredAt: null } });
}

/**
 * Makes the scopes that exist those given, per account named: new ones are added, ones that are no
 * longer named retire (their history stays), retired ones that are named again return.
 */
export async function replaceScopes(
  db: Database,
  accounts: Named[],
  scopes: Scope[],
  at: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await addScopes(tx, accounts, scopes, at);
    for (const { accountId } of accounts) {
      const named = scopes.filter((scope) => scope.accountId === accountId).map(scopeId);
      await tx.scope.updateMany({
        where: { accountId, retiredAt: null, NOT: { OR: named } },
        data: { retiredAt: at },
      });
    }
  });
}

/** Retires the scopes of accounts that are no longer monitored; their history stays. */
export async function retireOtherAccounts(db: Database, accountIds: string[], at: Date): Promise<void> {
  await db.scope.updateMany({
    where: { accountId: { notIn: accountIds }, retiredAt: null },
    data: { retiredAt: at },
  });
}

/** The scopes that are collected, in the order of one pass. */
export async function readActiveScopes(db: Database): Promise<ScopeState[]> {
  const rows = await db.scope.findMany({
    where: { retiredAt: null },
    orderBy: [{ accountId: 'asc' }, { region: 'asc' }, { collector: 'asc' }],
  });
  return rows.map((row) => ({ ...row, collector: row.collector as Collector }));
}

/** Every region that was ever collected, by account. */
export async function readRegions(db: Database): Promise<{ accountId: string; region: string }[]> {
  return db.scope.findMany({
    select: { accountId: true, region: true },
    distinct: ['accountId', 'region'],
    orderBy: [{ accountId: 'asc' }, { region: 'asc' }],
  });
}

/** Notes that a complete collection saw the scope. */
export async function markScopeComplete(tx: Transaction, scope: Scope, at: Date): Promise<void> {
  await tx.scope.upsert({
    where: { accountId_region_collector: scopeId(scope) },
    create: { ...scopeId(scope), completeAt: at, firstCompleteAt: at },
    update: { completeAt: at },
  });
  await tx.scope.updateMany({
    where: { ...scopeId(scope), firstCompleteAt: null },
    data: { firstCompleteAt: at },
  });
}

function scopeId({ accountId, region, collector }: Scope) {
  return { accountId, region, collector };
}
