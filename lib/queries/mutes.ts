import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { MadeMute, MutePreview, MutePreviewParams, MuteRequest } from '#lib/api/schemas.ts';
import { findingsKeys } from './findings.ts';
import { request, urlOf } from './request.ts';

export const mutesKeys = {
  all: ['mutes'] as const,
  preview: (pattern: MutePreviewParams) => [...mutesKeys.all, 'preview', pattern] as const,
};

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

/** Removes a mute. */
export function removeMuteOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (id: string) => request<void>(urlOf(`mutes/${id}`), { method: 'DELETE' }),
    onSettled: () => forgetMutes(client),
  });
}
