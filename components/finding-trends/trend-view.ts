import type { FilterSpec } from '#components/list-filter/filter-params.ts';
import type { FindingStatistics } from '#lib/api/schemas.ts';
import { exposureRules } from '#lib/domain/rules/rule-ids.ts';
import type { FindingTrendView } from '#lib/queries/finding-trends.ts';

/** What the page reads from the address: how lines, and how times to resolve, are told apart. */
export const findingTrendSpec = {
  by: ['severity', 'rule', 'account', 'owner'],
  per: ['rule', 'owner', 'account'],
} as const satisfies FilterSpec;

/** Where credentials are found outside IAM. */
export const exposedView: FindingTrendView = {
  by: 'rule',
  rule: [...exposureRules],
};

/** The filter of the list that gives the findings of each age, muted ones among them. */
export const ageFilters: Record<FindingStatistics['ages'][number]['age'], string> = {
  '0-1': 'age < 2d and state != resolved',
  '2-7': 'age >= 2d and age < 8d and state != resolved',
  '8-30': 'age >= 8d and age < 31d and state != resolved',
  '31-90': 'age >= 31d and age < 91d and state != resolved',
  '91-365': 'age >= 91d and age < 366d and state != resolved',
  'over-365': 'age >= 366d and state != resolved',
};

/** The same of what is due, where a filter can say so. */
export const dueFilters: Record<FindingStatistics['dues'][number]['due'], string | null> = {
  overdue: 'overdue = yes',
  'within-1d': null,
  'within-7d': null,
  later: null,
  none: 'due = none',
};
