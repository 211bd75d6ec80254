import type { FilterValues } from '#components/list-filter/filter-params.ts';
import type { TemplateFilters } from '#lib/queries/launch-templates.ts';

/** What the list of launch templates can be narrowed by, in the address. */
export const templateFilterSpec = { q: 'text', profile: ['none', 'named'] } as const;

/** The order of the list unless the address says otherwise: what produces most instances without a role first. */
export const templateDefaultSort = '-uncovered';

/** The filters as the API's parameters. */
export function toTemplateFilters({ q, profile }: FilterValues<typeof templateFilterSpec>): TemplateFilters {
  return { ...(q === undefined ? {} : { q }), ...(profile === undefined ? {} : { profile }) };
}
