import type { Database, Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { CallCounts, Issue, Outcome, Trigger } from '#lib/domain/collections.ts';
import type { Scope } from '#lib/domain/scopes.ts';

/** What is written down of a collection when it ends. */
export type CollectionEnd = {
  finishedAt: Date;
  seenAt: Date | null;
  outcome: Outcome;
  calls: CallCounts;
  resources: Record<string, number>;
  changes: number;
  issues: Issue[];
};

/** Writes down that a collection began, and returns its id. */
export async function beginCollection(
  db: Database,
  { accountId, region, collector }: Scope,
  trigger: Trigger,
  startedAt: Date,
): Promise<string> {
  const { id } = await db.collection.create({
    data: { accountId, region, collector, trigger, startedAt },
    select: { id: true },
  });
  return id;
}

/**
 * Writes down how a collection ended. False if somebody else has ended it: then it no longer speaks for
 * its scope.
 */
export async function endCollection(
  db: Database | Transaction,
  accountId: string,
  id: string,
  end: CollectionEnd,
): Promise<boolean> {
  const { count } = await db.collection.updateMany({
    where: { accountId, id, finishedAt: null },
    data: { ...end, progress: Prisma.DbNull },
  });
  return count === 1;
}

/** Writes down that a collection was cancelled before it began. */
export async function noteCancelled(
  db: Database,
  { accountId, region, collector }: Scope,
  at: Date,
  issue: Issue,
): Promise<void> {
  await db.collection.create({
    data: {
      ...{ accountId, region, collector, trigger: 'manual', startedAt: at, finishedAt: at },
      ...{ outcome: 'failed', issues: [issue], cancelRequestedAt: at },
    },
  });
}

/** Asks a running collection to stop. False if it has ended. */
export async function requestCancel(
  db: Database,
  accountId: string,
  id: string,
  cancelRequestedAt: Date,
): Promise<boolean> {
  const { count } = await db.collection.updateMany({
    where: { accountId, id, finishedAt: null },
    data: { cancelRequestedAt },
  });
  return count === 1;
}

/** Whether somebody has asked a collection to stop. */
export async function isCancelRequested(db: Database, accountId: string, id: string): Promise<boolean> {
  const found = await db.collection.findUnique({
    where: { accountId_id: { accountId, id } },
    select: { cancelRequestedAt: true },
  });
  return found?.cancelRequestedAt != null;
}

/** Notes how far a running collection is. */
export async function noteProgress(
  db: Database,
  accountId: string,
  id: string,
  progress: { done: number; total: number | null },
): Promise<void> {
  await db.collection.updateMany({ where: { accountId, id, finishedAt: null }, data: { progress } });
}

/**
 * The collections of a scope that never ended. Whoever holds the scope's lock knows that their worker
 * is gone.
 */
export async function readUnfinished(
  db: Database,
  { accountId, region, collector }: Scope,
): Promise<{ id: string; startedAt: Date; cancelRequestedAt: Date | null }[]> {
  return db.collection.findMany({
    where: { accountId, region, collector, finishedAt: null },
    select: { id: true, startedAt: true, cancelRequestedAt: true },
  });
}

/** Whether anything is being collected. */
export async function isCollecting(db: Database): Promise<boolean> {
  return (await db.collection.findFirst({ where: { finishedAt: null }, select: { id: true } })) !== null;
}

/** The newest instants that anything recorded of an account, and of one of its scopes, speaks for; null if there is none. */
export type RecordedInstants = { ofAccount: Date | null; ofScope: Date | null };

/** Up to what instants an account and one of its scopes are recorded. */
export async function readRecordedInstants(
  tx: Transaction,
  { accountId, region, collector }: Scope,
): Promise<RecordedInstants> {
  const [row] = await tx.$queryRaw<RecordedInstants[]>`
    SELECT greatest(
        (SELECT max(seen_at) FROM collections WHERE account_id = ${accountId} AND seen_at IS NOT NULL),
        (SELECT max(at) FROM finding_events WHERE account_id = ${accountId})) AS "ofAccount",
      (SELECT seen_at FROM collections
        WHERE account_id = ${accountId} AND region = ${region} AND collector = ${collector} AND seen_at IS NOT NULL
        ORDER BY seen_at DESC LIMIT 1) AS "ofScope"`;
  return row ?? { ofAccount: null, ofScope: null };
}

/** Whether any collection of a region, if only a partial one, has seen its instances. */
export async function haveInstancesBeenSeen(
  db: Database,
  { accountId, region }: Pick<Scope, 'accountId' | 'region'>,
): Promise<boolean> {
  const [row] = await db.$queryRaw<{ seen: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM scopes s
      WHERE s.account_id = ${accountId} AND s.region = ${region} AND ${instancesSeen}) AS seen`;
  return row?.seen ?? false;
}

/** The EC2 scopes whose instances any collection, if only a partial one, has seen. */
export async function readScopesWithInstances(db: Database): Promise<Scope[]> {
  return db.$queryRaw`
    SELECT s.account_id AS "accountId", s.region, s.collector FROM scopes s WHERE ${instancesSeen}`;
}

/** Of a scope `s`. A partial collection counts the instances among its resources if it has seen any. */
const instancesSeen = Prisma.sql`s.collector = 'ec2' AND (s.complete_at IS NOT NULL OR EXISTS (
  SELECT 1 FROM collections c
  WHERE c.account_id = s.account_id AND c.region = s.region AND c.collector = s.collector
    AND c.seen_at IS NOT NULL AND c.resources->'instances' IS NOT NULL))`;

/** When the newest collection of each scope began, by scope. Never collected ones are not in it. */
export async function readLastStarts(db: Database): Promise<(Scope & { startedAt: Date })[]> {
  return db.$queryRaw`
    SELECT s.account_id AS "accountId", s.region, s.collector, c.started_at AS "startedAt"
    FROM scopes s, LATERAL (
      SELECT started_at FROM collections c
      WHERE c.account_id = s.account_id AND c.region = s.region AND c.collector = s.collector
      ORDER BY started_at DESC LIMIT 1) c
    WHERE s.retired_at IS NULL`;
}
