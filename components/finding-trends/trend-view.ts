import type { FilterSpec } from '#components/list-filter/filter-params.ts';
import type { FindingTrendView } from '#lib/queries/finding-trends.ts';

/** What the page reads from the address: how lines, and how times to resolve, are told apart. */
export const findingTrendSpec = {
  by: ['severity', 'rule', 'account', 'owner'],
  per: ['rule', 'owner', 'account'],
} as const satisfies FilterSpec;

/** Where credentials are found outside IAM. */
export const exposedView: FindingTrendView = {
  by: 'rule',
  rule: ['user-data-credentials', 'launch-template-credentials'],
};
