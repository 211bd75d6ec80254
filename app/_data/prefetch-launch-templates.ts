import type { QueryClient } from '@tanstack/react-query';
import {
  templateDefaultSort,
  templateFilterSpec,
  toTemplateFilters,
} from '#components/launch-templates/template-filters.ts';
import { resolveFilters } from '#components/list-filter/filter-params.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { launchTemplateQuery, launchTemplatesQuery } from '#lib/api/schemas.ts';
import {
  launchTemplateOptions,
  launchTemplatesOptions,
  launchTemplatesParams,
} from '#lib/queries/launch-templates.ts';
import { atParams } from '#lib/queries/span.ts';
import { getLaunchTemplate } from '#lib/services/get-launch-template.ts';
import { listLaunchTemplates } from '#lib/services/list-launch-templates.ts';
import { prefetchOne } from './prefetch-one.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { readSort } from './read-sort.ts';
import { callService } from './service-call.ts';

/** Puts the list of launch templates into the page. */
export async function prefetchLaunchTemplates(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  const filters = toTemplateFilters(resolveFilters(raw, templateFilterSpec).filters);
  const sort = readSort(launchTemplatesQuery, raw, templateDefaultSort);
  await client.prefetchInfiniteQuery({
    ...launchTemplatesOptions(scope, filters, sort),
    queryFn: () =>
      callService(launchTemplatesQuery, listLaunchTemplates, launchTemplatesParams(scope, filters, sort)),
    retry: false,
  });
}

/** Puts one launch template into the page. */
export async function prefetchLaunchTemplate(client: QueryClient, raw: RawParams, id: string): Promise<void> {
  const scope = await prefetchScope(client, raw);
  await prefetchOne(client, launchTemplateOptions(id, scope), () =>
    callService(
      launchTemplateQuery,
      ({ ctx, input }) => getLaunchTemplate({ ctx, input: { ...input, id } }),
      atParams(scope),
    ),
  );
}
