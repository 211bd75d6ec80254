import type { FilterSpec } from '#components/list-filter/filter-params.ts';

/** What the page reads from the address: ids, as the API gives them. */
export const complianceSpec = { framework: 'text', version: 'text' } as const satisfies FilterSpec;
