'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { FindingAct } from '#lib/api/schemas.ts';
import { ApiError } from '#lib/queries/api-error.ts';
import { refreshQueue } from '#lib/queries/queue.ts';
import { actInBulkOptions, actOptions } from '#lib/queries/triage.ts';
import { bulkRequest, type Target } from './act-target.ts';

/** What became of the last act. */
export type Outcome =
  | { kind: 'none' }
  | { kind: 'done'; act: FindingAct['kind'] }
  /** An act on many: it may still be under way. */
  | { kind: 'bulk'; id: string; act: FindingAct['kind'] }
  /** Somebody else was faster: nothing was done. */
  | { kind: 'conflict'; message: string }
  | { kind: 'failed'; message: string };

const none: Outcome = { kind: 'none' };

/** Acts on findings, and what became of the last act. */
export function useActs() {
  const client = useQueryClient();
  const one = useMutation(actOptions(client));
  const many = useMutation(actInBulkOptions(client));
  const [outcome, setOutcome] = useState(none);
  const actOne = one.mutateAsync;
  const actMany = many.mutateAsync;
  const act = useCallback(
    async (target: Target, wanted: FindingAct) => {
      try {
        if (target.kind === 'one') {
          await actOne({ ...target.finding, act: wanted });
          setOutcome({ kind: 'done', act: wanted.kind });
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
  const follow = useCallback(
    (id: string, kind: FindingAct['kind']) => setOutcome({ kind: 'bulk', id, act: kind }),
    [],
  );
  const dismiss = useCallback(() => setOutcome(none), []);
  return { act, follow, dismiss, outcome, isBusy: one.isPending || many.isPending };
}

function outcomeOf(error: unknown): Outcome {
  const message = error instanceof Error ? error.message : String(error);
  const isConflict = error instanceof ApiError && error.status === 409;
  return isConflict ? { kind: 'conflict', message } : { kind: 'failed', message };
}
