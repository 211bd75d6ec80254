import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { TimePassed } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';

/** Lets days pass in the demo. Nothing that is shown is of that time yet. */
export function letTimePassOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (days: number) => request<TimePassed>(urlOf('demo/time'), { method: 'POST', body: { days } }),
    onSettled: () => client.invalidateQueries(),
  });
}
