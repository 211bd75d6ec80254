import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  FieldValues,
  InstanceAwsAnswer,
  InstanceDetail,
  InstanceFacets,
  InstanceFacetsParams,
  InstancesPage,
  InstancesParams,
  InstanceValuesParams,
} from '#lib/api/schemas.ts';
import { placeOf, type SearchPlace, searchParams } from './property-search.ts';
import { request, urlOf } from './request.ts';
import { atParams, filterParams, type Scope } from './span.ts';

const pageSize = 100;

type At = Pick<Scope, 'at'>;

const instancesKeys = {
  all: ['instances'] as const,
  list: (place: SearchPlace, filter: string, sort: string) =>
    [...instancesKeys.all, 'list', place, filter, sort] as const,
  facets: (place: SearchPlace, filter: string) => [...instancesKeys.all, 'facets', place, filter] as const,
  values: (place: SearchPlace, field: string, prefix: string) =>
    [...instancesKeys.all, 'values', place, field, prefix] as const,
  one: (id: string, at: string | null) => [...instancesKeys.all, 'one', id, at] as const,
  awsAnswer: (id: string) => [...instancesKeys.all, 'aws-answer', id] as const,
};

export function instancesParams(place: SearchPlace, filter: string, sort: string) {
  const asked = { ...searchParams(place, filter), sort, limit: pageSize };
  // Only a sort that the table has is ever asked for.
  return asked as InstancesParams & typeof asked;
}

export function instanceFacetsParams(place: SearchPlace, filter: string) {
  return searchParams(place, filter) satisfies InstanceFacetsParams;
}

/** Instances that a filter finds, a page at a time. They are not asked for again by themselves: there may be many pages. */
export function instancesOptions(scope: Scope, filter: string, sort: string) {
  const place = placeOf(scope);
  return infiniteQueryOptions({
    queryKey: instancesKeys.list(place, filter, sort),
    queryFn: ({ signal, pageParam }) =>
      request<InstancesPage>(
        urlOf('instances', {
          ...instancesParams(place, filter, sort),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
}

/** How many instances a filter finds, and how many have each value. */
export function instanceFacetsOptions(scope: Scope, filter: string) {
  const place = placeOf(scope);
  return queryOptions({
    queryKey: instancesKeys.facets(place, filter),
    queryFn: ({ signal }) =>
      request<InstanceFacets>(urlOf('instances/facets', instanceFacetsParams(place, filter)), { signal }),
  });
}

/** The values of a field that are in use, for completion. */
export function instanceValuesOptions(scope: Scope, field: string, prefix: string) {
  const place = placeOf(scope);
  const params = { ...filterParams(place), ...atParams(place), field, prefix } satisfies InstanceValuesParams;
  return {
    queryKey: instancesKeys.values(place, field, prefix),
    queryFn: async ({ signal }: { signal: AbortSignal }) =>
      (await request<FieldValues>(urlOf('instances/values', params), { signal })).data,
  };
}

/** One instance, as it is or was, with its history. */
export function instanceOptions(id: string, { at }: At) {
  return queryOptions({
    queryKey: instancesKeys.one(id, at),
    queryFn: ({ signal }) => request<InstanceDetail>(urlOf(pathOf(id), atParams({ at })), { signal }),
  });
}

/** What AWS says of an instance now. Asked for once, when somebody wants to know. */
export function instanceAwsAnswerOptions(id: string) {
  return queryOptions({
    queryKey: instancesKeys.awsAnswer(id),
    queryFn: ({ signal }) => request<InstanceAwsAnswer>(urlOf(`${pathOf(id)}/aws-answer`), { signal }),
    refetchInterval: false,
    refetchOnWindowFocus: false,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function pathOf(id: string): string {
  return `instances/${encodeURIComponent(id)}`;
}
