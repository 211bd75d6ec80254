import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Annotations, AnnotationsParams, Note, NotePatch, NoteRequest } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { serverNow } from './server-time.ts';
import { filterParams, type Scope, trendPeriod } from './span.ts';

const annotationsKeys = {
  all: ['annotations'] as const,
  of: (scope: Scope) => [...annotationsKeys.all, scope] as const,
};

export function annotationsParams(scope: Scope, now: Date): AnnotationsParams {
  const { from, to } = trendPeriod(scope, now);
  return { from, to, ...filterParams({ ...scope, owner: null }) };
}

/** What charts mark on the days of the span: gaps, changes of the settings, notes. */
export function annotationsOptions(scope: Scope) {
  return queryOptions({
    queryKey: annotationsKeys.of(scope),
    queryFn: ({ signal }) =>
      request<Annotations>(urlOf('annotations', annotationsParams(scope, serverNow())), { signal }),
  });
}

/** Adds a note to a day. */
export function addNoteOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (body: NoteRequest) => request<Note>(urlOf('notes'), { method: 'POST', body }),
    onSettled: () => client.invalidateQueries({ queryKey: annotationsKeys.all }),
  });
}

/** Changes a note. */
export function changeNoteOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: ({ id, ...body }: NotePatch & { id: string }) =>
      request<Note>(urlOf(`notes/${id}`), { method: 'PATCH', body }),
    onSettled: () => client.invalidateQueries({ queryKey: annotationsKeys.all }),
  });
}

/** Deletes a note. */
export function deleteNoteOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (id: string) => request<void>(urlOf(`notes/${id}`), { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: annotationsKeys.all }),
  });
}
