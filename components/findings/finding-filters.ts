import type { FilterValues } from '#components/list-filter/filter-params.ts';
import type { FindingFilters } from '#lib/queries/findings.ts';
import { findingWords } from '#words/findings.ts';

const rules = Object.keys(findingWords.rules) as (keyof typeof findingWords.rules)[];

/** What the list of findings can be narrowed by, in the address. */
export const findingFilterSpec = {
  q: 'text',
  rule: rules,
  severity: ['critical', 'high', 'medium', 'low'],
  state: ['open', 'acknowledged', 'in-progress', 'muted', 'resolved', 'all'],
} as const;

const everyState = findingFilterSpec.state.filter((state) => state !== 'all');

/** The order of the list unless the address says otherwise: the worst first. */
export const findingDefaultSort = '-severity';

/** The filters as the API's parameters; without a state what stands and is not muted. */
export function toFindingFilters({
  q,
  rule,
  severity,
  state,
}: FilterValues<typeof findingFilterSpec>): FindingFilters {
  return {
    ...(q === undefined ? {} : { q }),
    ...(rule === undefined ? {} : { rule }),
    ...(severity === undefined ? {} : { severity }),
    ...(state === undefined ? {} : { state: state === 'all' ? everyState : [state] }),
  };
}
