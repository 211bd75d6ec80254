import { setTimeout as sleep } from 'node:timers/promises';
import { type BulkProgress, finishBulkAct, noteBulkProgress } from '#lib/db/bulk-acts.ts';
import type { Transaction } from '#lib/db/client.ts';
import type { SelectedFinding } from '#lib/db/read-findings.ts';
import { holdFindings, type TriageChange, writeTriage } from '#lib/db/triage.ts';
import type { TriageAct } from '#lib/domain/triage.ts';
import type { Context } from './context.ts';
import { outcomeOf } from './triage-change.ts';

type BulkRun = { id: string; act: TriageAct; selected: readonly SelectedFinding[] };

const batchSize = 1_000;
const rounds = 5;
const betweenRoundsMs = 1_000;

/**
 * Does a bulk act, a batch of findings a transaction, and notes how far it is. It never waits while it holds findings:
 * those that a collection or a person is at come in a later round; after the last one they count as conflicts.
 */
export async function runBulkAct(ctx: Context, { id, act, selected }: BulkRun): Promise<void> {
  const startedAtMs = performance.now();
  const clock = () => new Date(ctx.now.getTime() + performance.now() - startedAtMs);
  let waiting = selected;
  for (let round = 1; round <= rounds && waiting.length > 0; round += 1) {
    if (round > 1) await sleep(betweenRoundsMs);
    const held: SelectedFinding[] = [];
    for (let start = 0; start < waiting.length; start += batchSize) {
      const batch = waiting.slice(start, start + batchSize);
      const left = await ctx.db.$transaction((tx) =>
        actOnBatch(tx, ctx, { id, act, selected: batch }, { isLast: round === rounds, clock }),
      );
      held.push(...left);
    }
    waiting = held;
  }
  await finishBulkAct(ctx.db, id, clock());
}

/** @returns those that somebody else holds, unless it is the last round: then they are conflicts */
async function actOnBatch(
  tx: Transaction,
  ctx: Context,
  { id, act, selected }: BulkRun,
  { isLast, clock }: { isLast: boolean; clock: () => Date },
): Promise<SelectedFinding[]> {
  const found = await holdFindings(tx, selected, false);
  const current = new Map(found.map((finding) => [finding.fingerprint, finding]));
  const progress: BulkProgress = { done: 0, unchanged: 0, refused: 0, conflicts: 0 };
  const changes: TriageChange[] = [];
  const held: SelectedFinding[] = [];
  for (const seen of selected) {
    const finding = current.get(seen.fingerprint);
    if (finding === undefined) {
      if (isLast) progress.conflicts += 1;
      else held.push(seen);
    } else if (finding.revision !== seen.revision) progress.conflicts += 1;
    else {
      const outcome = outcomeOf(finding, act, ctx.settings.sla);
      if (outcome.kind === 'changed') changes.push(outcome.change);
      else progress[outcome.kind] += 1;
    }
  }
  const acting = { at: ctx.now, actor: ctx.actor.name, bulkActId: id };
  progress.done = await writeTriage(tx, changes, acting);
  await noteBulkProgress(tx, id, progress, clock());
  return held;
}
