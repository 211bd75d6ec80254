import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  BulkAct,
  BulkActRequest,
  Comment,
  CommentRequest,
  FindingActRequest,
  FindingDetail,
  UndoActRequest,
  UndoneBulkAct,
} from '#lib/api/schemas.ts';
import { findingsKeys } from './findings.ts';
import { mutesKeys } from './mutes.ts';
import { request, urlOf } from './request.ts';

const bulkActKey = (id: string) => ['bulk-acts', id] as const;
const pollMs = 300;
const slowPollMs = 3_000;

/** Everything that an act may have changed. */
function forgetFindings(client: QueryClient) {
  return Promise.all([
    client.invalidateQueries({ queryKey: findingsKeys.all }),
    client.invalidateQueries({ queryKey: mutesKeys.all }),
  ]);
}

/** One act on one finding. Overtaken by another's: an ApiError of status 409, whose problem holds `current` and `since`. */
export function actOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: ({ id, ...body }: FindingActRequest & { id: string }) =>
      request<FindingDetail>(urlOf(`findings/${encodeURIComponent(id)}/acts`), { method: 'POST', body }),
    onSettled: () => forgetFindings(client),
  });
}

/** Undoes one's own act on a finding. Somebody was there since, or it is too late: an ApiError of status 409. */
export function undoActOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: ({ id, ...body }: UndoActRequest & { id: string }) =>
      request<FindingDetail>(urlOf(`findings/${encodeURIComponent(id)}/undo`), { method: 'POST', body }),
    onSettled: () => forgetFindings(client),
  });
}

/** One act on many findings. Begins it; `bulkActOptions` follows it, and `forgetFindings` is due when it has ended. */
export function actInBulkOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (body: BulkActRequest) => request<BulkAct>(urlOf('findings/bulk'), { method: 'POST', body }),
    onSuccess: (bulkAct) => client.setQueryData(bulkActKey(bulkAct.id), bulkAct),
    onSettled: () => forgetFindings(client),
  });
}

/** How far a bulk act is: asked again and again while it runs. The lists are asked for anew when it has ended. */
export function bulkActOptions(client: QueryClient, id: string) {
  return queryOptions({
    queryKey: bulkActKey(id),
    queryFn: async ({ signal }) => {
      const before = client.getQueryData<BulkAct>(bulkActKey(id))?.state;
      const bulkAct = await request<BulkAct>(urlOf(`findings/bulk/${id}`), { signal });
      if (bulkAct.state !== 'running' && bulkAct.state !== before) await forgetFindings(client);
      return bulkAct;
    },
    refetchInterval: ({ state: { data } }) => {
      if (data === undefined || data.finishedAt !== null) return false;
      return data.state === 'running' ? pollMs : slowPollMs;
    },
  });
}

/** Undoes a bulk act. Too late: an ApiError of status 409. */
export function undoBulkActOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (id: string) =>
      request<UndoneBulkAct>(urlOf(`findings/bulk/${id}/undo`), { method: 'POST', body: {} }),
    onSuccess: ({ leftFindings: _, ...bulkAct }) => client.setQueryData(bulkActKey(bulkAct.id), bulkAct),
    onSettled: () => forgetFindings(client),
  });
}

/** Comments on a finding. */
export function addCommentOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: ({ id, ...body }: CommentRequest & { id: string }) =>
      request<Comment>(urlOf(`findings/${encodeURIComponent(id)}/comments`), {
        method: 'POST',
        body,
      }),
    onSettled: () => forgetFindings(client),
  });
}

/** Changes the text of one's own comment. */
export function changeCommentOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: ({ id, ...body }: CommentRequest & { id: string }) =>
      request<Comment>(urlOf(`comments/${id}`), { method: 'PATCH', body }),
    onSettled: () => forgetFindings(client),
  });
}

/** Deletes one's own comment. */
export function deleteCommentOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (id: string) => request<void>(urlOf(`comments/${id}`), { method: 'DELETE' }),
    onSettled: () => forgetFindings(client),
  });
}
