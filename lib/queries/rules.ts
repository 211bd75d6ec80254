import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Rules, RulesParams } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';
import { atParams, filterParams, type Scope } from './span.ts';

export function rulesParams(scope: Scope): RulesParams {
  return { ...filterParams(scope), ...atParams(scope) };
}

/** Every rule, with how many of its findings stand. */
export function rulesOptions(scope: Scope) {
  const params = rulesParams(scope);
  return queryOptions({
    queryKey: ['rules', params] as const,
    queryFn: ({ signal }) => request<Rules>(urlOf('rules', params), { signal }),
    placeholderData: keepPreviousData,
  });
}
