import type { Transaction } from '#lib/db/client.ts';

/**
 * Waits until nobody else records a snapshot of the account, and holds the place until the transaction ends:
 * what follows from one scope's versions depends on those of the others.
 */
export async function lockAccount(tx: Transaction, accountId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`record/${accountId}`}, 0))`;
}
