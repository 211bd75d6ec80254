import { queryOptions } from '@tanstack/react-query';
import type { LaunchTemplateDetail, LaunchTemplatesPage, LaunchTemplatesParams } from '#lib/api/schemas.ts';
import { pagesOptions } from './pages.ts';
import { request, urlOf } from './request.ts';
import { atParams, filterParams, type Scope } from './span.ts';

/** What of the templates a list is narrowed to, as the API's parameters. */
export type TemplateFilters = Pick<LaunchTemplatesParams, 'q' | 'profile'>;

const launchTemplatesKeys = {
  all: ['launch-templates'] as const,
  list: (params: LaunchTemplatesParams) => [...launchTemplatesKeys.all, 'list', params] as const,
  one: (id: string, at: string | null) => [...launchTemplatesKeys.all, 'one', id, at] as const,
};

export function launchTemplatesParams(
  scope: Scope,
  filters: TemplateFilters,
  sort: LaunchTemplatesParams['sort'],
): LaunchTemplatesParams {
  return { ...filterParams(scope), ...atParams(scope), ...filters, sort, limit: 100 };
}

/** The launch templates that a list shows. */
export function launchTemplatesOptions(
  scope: Scope,
  filters: TemplateFilters,
  sort: LaunchTemplatesParams['sort'],
) {
  const params = launchTemplatesParams(scope, filters, sort);
  return pagesOptions<LaunchTemplatesPage>(launchTemplatesKeys.list(params), 'launch-templates', params);
}

/** One launch template by its id. */
export function launchTemplateOptions(id: string, { at }: Pick<Scope, 'at'>) {
  return queryOptions({
    queryKey: launchTemplatesKeys.one(id, at),
    queryFn: ({ signal }) =>
      request<LaunchTemplateDetail>(urlOf(`launch-templates/${encodeURIComponent(id)}`, atParams({ at })), {
        signal,
      }),
  });
}
