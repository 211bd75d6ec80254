import { queryOptions } from '@tanstack/react-query';
import type { RoleDetail, RolesPage, RolesParams } from '#lib/api/schemas.ts';
import { pagesOptions } from './pages.ts';
import { request, urlOf } from './request.ts';
import { atParams, filterParams, type Scope } from './span.ts';

/** What of the roles a list is narrowed to, as the API's parameters. */
export type RoleFilters = Pick<RolesParams, 'q' | 'ec2Assumable' | 'standing'>;

const rolesKeys = {
  all: ['roles'] as const,
  list: (params: RolesParams) => [...rolesKeys.all, 'list', params] as const,
  one: (arn: string, at: string | null) => [...rolesKeys.all, 'one', arn, at] as const,
};

export function rolesParams(scope: Scope, filters: RoleFilters, sort: RolesParams['sort']): RolesParams {
  return { ...filterParams(scope), ...atParams(scope), ...filters, sort, limit: 100 };
}

/** The roles that a list shows. */
export function rolesOptions(scope: Scope, filters: RoleFilters, sort: RolesParams['sort']) {
  const params = rolesParams(scope, filters, sort);
  return pagesOptions<RolesPage>(rolesKeys.list(params), 'roles', params);
}

/** One role by its ARN. */
export function roleOptions(arn: string, { at }: Pick<Scope, 'at'>) {
  return queryOptions({
    queryKey: rolesKeys.one(arn, at),
    queryFn: ({ signal }) =>
      request<RoleDetail>(urlOf(`roles/${encodeURIComponent(arn)}`, atParams({ at })), { signal }),
  });
}
