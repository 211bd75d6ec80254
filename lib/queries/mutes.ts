import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  DecisionsParams,
  MadeMute,
  Mute,
  MuteChange,
  MutePreview,
  MutePreviewParams,
  MuteRequest,
  MutesPage,
  RemovedMute,
} from '#lib/api/schemas.ts';
import { findingsKeys } from './findings.ts';
import { pagesOptions } from './pages.ts';
import { refreshQueue } from './queue.ts';
import { request, urlOf } from './request.ts';

export const mutesKeys = {
  all: ['mutes'] as const,
  list: (params: DecisionsParams) => [...mutesKeys.all, 'list', params] as const,
  preview: (pattern: MutePreviewParams) => [...mutesKeys.all, 'preview', pattern] as const,
};

/** The mutes that stand, or have ended, a page at a time. */
export function mutesOptions(params: DecisionsParams) {
  return pagesOptions<MutesPage>(mutesKeys.list(params), 'mutes', params);
}

/** What a pattern would catch now. */
export function mutePreviewOptions(pattern: MutePreviewParams) {
  return queryOptions({
    queryKey: mutesKeys.preview(pattern),
    queryFn: ({ signal }) => request<MutePreview>(urlOf('mutes/preview', pattern), { signal }),
  });
}

function forgetMutes(client: QueryClient) {
  return Promise.all([
    client.invalidateQueries({ queryKey: mutesKeys.all }),
    client.invalidateQueries({ queryKey: findingsKeys.all }),
  ]);
}

/** Mutes by a pattern. One that leaves nothing out: an ApiError of status 409, whose problem holds `count`. */
export function muteByPatternOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (body: MuteRequest) => request<MadeMute>(urlOf('mutes'), { method: 'POST', body }),
    onSettled: () => forgetMutes(client),
  });
}

/** Gives a mute another reason or end: a new one takes its place. Ended or changed meanwhile: an ApiError of status 409. */
export function changeMuteOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: ({ id, ...body }: MuteChange & { id: string }) =>
      request<Mute>(urlOf(`mutes/${id}`), { method: 'PATCH', body }),
    onSettled: () => Promise.all([forgetMutes(client), refreshQueue(client)]),
  });
}

/** Removes a mute, and tells how many findings came back. */
export function removeMuteOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (id: string) => request<RemovedMute>(urlOf(`mutes/${id}`), { method: 'DELETE' }),
    onSettled: () => Promise.all([forgetMutes(client), refreshQueue(client)]),
  });
}
