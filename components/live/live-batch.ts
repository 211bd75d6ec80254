import type { CollectionEnded, LiveScopes } from '#lib/api/schemas.ts';
import { countWaiting } from '#lib/queries/live-scopes.ts';

/** Collections that follow one another without a pause, from the first that begins to the last that ends. */
export type Batch = {
  /** Tells one from the next. */
  id: number;
  isOver: boolean;
  /** What runs and waits now. */
  running: LiveScopes['running'];
  waiting: number;
  ended: readonly CollectionEnded[];
};

export type BatchEvent =
  | { kind: 'scopes'; scopes: LiveScopes }
  | { kind: 'ended'; collection: CollectionEnded }
  | { kind: 'lost' };

/** Ends that come this close together belong to one batch, though none of it was seen running. */
const togetherMs = 5_000;

/** The batch after an event; null before the first. */
export function nextBatch(batch: Batch | null, event: BatchEvent): Batch | null {
  switch (event.kind) {
    case 'scopes':
      return withScopes(batch, event.scopes);
    case 'ended':
      return withEnded(batch, event.collection);
    case 'lost':
      // What it is about now is no longer known.
      return batch === null || batch.isOver
        ? batch
        : { ...batch, isOver: true, running: [], waiting: 0, ended: [] };
  }
}

function withScopes(batch: Batch | null, scopes: LiveScopes): Batch | null {
  const { running } = scopes;
  const waiting = countWaiting(scopes);
  const isBusy = running.length + waiting > 0;
  if (batch === null || batch.isOver) return isBusy ? { ...begin(batch), running, waiting } : batch;
  return { ...batch, running, waiting, isOver: !isBusy };
}

function withEnded(batch: Batch | null, collection: CollectionEnded): Batch {
  if (batch !== null && (!batch.isOver || isTogether(batch, collection)))
    return { ...batch, ended: [...batch.ended, collection] };
  return { ...begin(batch), isOver: true, ended: [collection] };
}

function begin(before: Batch | null): Batch {
  return { id: (before?.id ?? 0) + 1, isOver: false, running: [], waiting: 0, ended: [] };
}

function isTogether({ ended }: Batch, { finishedAt }: CollectionEnded): boolean {
  const last = ended.at(-1);
  return last !== undefined && Date.parse(finishedAt) - Date.parse(last.finishedAt) < togetherMs;
}

/** Whether somebody wants to know how a batch ended: who asked for it, and everybody if something was not seen. */
export function isWorthTelling({ ended }: Batch): boolean {
  return ended.some(({ trigger, outcome }) => trigger === 'manual' || outcome !== 'complete');
}
