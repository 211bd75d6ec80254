import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { SavedView, SavedViews, ViewPatch, ViewRequest } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';

const viewsKey = ['views'] as const;

/** One's own saved views, and shared ones. */
export function viewsOptions() {
  return queryOptions({
    queryKey: viewsKey,
    queryFn: ({ signal }) => request<SavedViews>(urlOf('views'), { signal }),
  });
}

/** Saves a view. A name that one has already: an ApiError of status 409. */
export function saveViewOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (body: ViewRequest) => request<SavedView>(urlOf('views'), { method: 'POST', body }),
    onSettled: () => client.invalidateQueries({ queryKey: viewsKey }),
  });
}

/** Changes one's own view. A name that one has already: an ApiError of status 409. */
export function changeViewOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: ({ id, ...body }: ViewPatch & { id: string }) =>
      request<SavedView>(urlOf(`views/${id}`), { method: 'PATCH', body }),
    onSettled: () => client.invalidateQueries({ queryKey: viewsKey }),
  });
}

/** Deletes one's own view. */
export function deleteViewOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (id: string) => request<void>(urlOf(`views/${id}`), { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: viewsKey }),
  });
}
