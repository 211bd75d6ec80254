import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BulkActRow,
  type BulkProgress,
  dropWaiting,
  finishBulkAct,
  hasWaiting,
  holdWaiting,
  noteBulkProgress,
} from '#lib/db/bulk-acts.ts';
import type { Transaction } from '#lib/db/client.ts';
import type { SelectedFinding } from '#lib/db/read-findings.ts';
import { type FindingName, holdFindings, type TriageChange, writeTriage } from '#lib/db/triage.ts';
import type { TriageAct } from '#lib/domain/triage.ts';
import type { Context } from './context.ts';
import { storedAct } from './stored-act.ts';
import { outcomeOf } from './triage-change.ts';

/** What a bulk act is, who began it and when. */
type BulkRun<Act> = Pick<BulkActRow, 'id' | 'actor' | 'startedAt'> & { act: Act };

const batchSize = 1_000;
const rounds = 5;
const betweenRoundsMs = 1_000;

/**
 * Does a bulk act, or what is left of it, a batch of findings a transaction, and notes how far it is. It never waits while
 * it holds findings: those that a collection or a person is at come in a later round; after the last one they count as
 * conflicts. Two processes may do the same act at once: each takes what the other does not hold.
 */
export async function runBulkAct(ctx: Context, run: BulkRun<unknown>): Promise<void> {
  const act = storedAct.parse(run.act);
  const startedAtMs = performance.now();
  const clock = () => new Date(ctx.now.getTime() + performance.now() - startedAtMs);
  for (let round = 1; round <= rounds && (await hasWaiting(ctx.db, run.id)); round += 1) {
    if (round > 1) await sleep(betweenRoundsMs);
    await doRound(ctx, { ...run, act }, { isLast: round === rounds, clock });
  }
  if (!(await hasWaiting(ctx.db, run.id))) await finishBulkAct(ctx.db, run.id, clock());
}

type Round = { isLast: boolean; clock: () => Date };

/** Goes once through the findings that are left. */
async function doRound(ctx: Context, run: BulkRun<TriageAct>, round: Round): Promise<void> {
  let last: FindingName | null = null;
  do {
    const after: FindingName | null = last;
    last = await ctx.db.$transaction(async (tx) => {
      const batch = await holdWaiting(tx, run.id, { after, limit: batchSize });
      if (batch.length > 0) await actOnBatch(tx, ctx, run, batch, round);
      return batch.at(-1) ?? null;
    });
  } while (last !== null);
}

/** Acts on findings; those that somebody else holds are left for later, unless it is the last round: then they are conflicts. */
async function actOnBatch(
  tx: Transaction,
  { settings }: Context,
  { id, act, actor, startedAt }: BulkRun<TriageAct>,
  selected: readonly SelectedFinding[],
  { isLast, clock }: Round,
): Promise<void> {
  const found = await holdFindings(tx, selected, false);
  const current = new Map(found.map((finding) => [finding.fingerprint, finding]));
  const progress: BulkProgress = { done: 0, unchanged: 0, refused: 0, conflicts: 0 };
  const changes: TriageChange[] = [];
  const seen = isLast ? selected : selected.filter(({ fingerprint }) => current.has(fingerprint));
  for (const { fingerprint, revision } of seen) {
    const finding = current.get(fingerprint);
    if (finding?.revision !== revision) progress.conflicts += 1;
    else {
      const outcome = outcomeOf(finding, act, settings.sla);
      if (outcome.kind === 'changed') changes.push(outcome.change);
      else progress[outcome.kind] += 1;
    }
  }
  progress.done = await writeTriage(tx, changes, { at: startedAt, actor, bulkActId: id });
  await dropWaiting(tx, id, seen);
  await noteBulkProgress(tx, id, progress, clock());
}
