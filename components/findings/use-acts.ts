'use client';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { FindingAct } from '#lib/api/schemas.ts';
import { undoableMs } from '#lib/domain/triage.ts';
import { ApiError } from '#lib/queries/api-error.ts';
import { refreshQueue } from '#lib/queries/queue.ts';
import { serverNow } from '#lib/queries/server-time.ts';
import {
  actInBulkOptions,
  actOptions,
  bulkActOptions,
  undoActOptions,
  undoBulkActOptions,
} from '#lib/queries/triage.ts';
import { bulkRequest, type Target } from './act-target.ts';
import type { Chosen } from './selection.ts';

/** What became of the last act. */
export type Outcome =
  | { kind: 'none' }
  /** `undoable`: the finding as the act left it, and until when that can be undone; null where nothing changed. */
  | { kind: 'done'; act: FindingAct['kind']; undoable: (Chosen & { until: string }) | null }
  | { kind: 'undone' }
  /** An act on many: it may still be under way. */
  | { kind: 'bulk'; id: string; act: FindingAct['kind'] }
  /** Somebody else was faster: nothing was done. */
  | { kind: 'conflict'; message: string }
  | { kind: 'failed'; message: string }
  | { kind: 'not-undone'; message: string };

const none: Outcome = { kind: 'none' };

/** Acts on findings, what became of the last act, and the way back. */
export function useActs() {
  const client = useQueryClient();
  const { mutateAsync: actOne, isPending: isActing } = useMutation(actOptions(client));
  const { mutateAsync: actMany, isPending: isBeginning } = useMutation(actInBulkOptions(client));
  const { mutateAsync: undoOne, isPending: isUndoing } = useMutation(undoActOptions(client));
  const { mutateAsync: undoMany, isPending: isUndoingMany } = useMutation(undoBulkActOptions(client));
  const [outcome, setOutcome] = useState(none);
  const act = useCallback(
    async (target: Target, wanted: FindingAct) => {
      try {
        if (target.kind === 'one') {
          const { id, revision } = await actOne({ ...target.finding, act: wanted });
          const until = new Date(serverNow().getTime() + undoableMs).toISOString();
          const undoable = revision === target.finding.revision ? null : { id, revision, until };
          setOutcome({ kind: 'done', act: wanted.kind, undoable });
        } else {
          const { id } = await actMany(bulkRequest(target, wanted));
          setOutcome({ kind: 'bulk', id, act: wanted.kind });
        }
      } catch (error) {
        setOutcome(outcomeOf(error));
      } finally {
        await refreshQueue(client);
      }
    },
    [actOne, actMany, client],
  );
  const undo = useCallback(async () => {
    const one = outcome.kind === 'done' ? outcome.undoable : null;
    const bulkActId = outcome.kind === 'bulk' && isUndoable(client, outcome.id) ? outcome.id : null;
    if (one === null && bulkActId === null) return;
    try {
      if (bulkActId !== null) await undoMany(bulkActId);
      if (one !== null) {
        await undoOne({ id: one.id, revision: one.revision });
        setOutcome({ kind: 'undone' });
      }
    } catch (error) {
      setOutcome({ kind: 'not-undone', message: messageOf(error) });
    } finally {
      await refreshQueue(client);
    }
  }, [outcome, undoOne, undoMany, client]);
  const follow = useCallback(
    (id: string, kind: FindingAct['kind']) => setOutcome({ kind: 'bulk', id, act: kind }),
    [],
  );
  const refuse = useCallback((message: string) => setOutcome({ kind: 'failed', message }), []);
  const dismiss = useCallback(() => setOutcome(none), []);
  const isBusy = isActing || isBeginning || isUndoing || isUndoingMany;
  return { act, undo, follow, refuse, dismiss, outcome, isBusy };
}

/** Whether a bulk act that is followed can still be undone. */
function isUndoable(client: QueryClient, bulkActId: string): boolean {
  const known = client.getQueryData(bulkActOptions(client, bulkActId).queryKey);
  return typeof known?.undoUntil === 'string';
}

function outcomeOf(error: unknown): Outcome {
  const isConflict = error instanceof ApiError && error.status === 409;
  return { kind: isConflict ? 'conflict' : 'failed', message: messageOf(error) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
