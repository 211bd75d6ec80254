'use client';
import { useState } from 'react';
import { type Facet, Facets } from '#components/filter/facets.tsx';
import type { Filter } from '#lib/domain/property-filter/filter.ts';
import { hostileName } from './hostile-name.ts';

const facets: readonly Facet[] = [
  {
    ...{ field: 'owner', title: 'Owner', distinct: 4 },
    values: [
      { value: 'payments', label: null, count: 1_000_000_000 },
      { value: hostileName, label: null, count: 12 },
      { value: null, label: null, count: 1 },
    ],
  },
  { field: 'state', title: 'State', distinct: 0, values: [] },
];

/** Facets of their own. */
export default function FacetsStory() {
  const [filter, setFilter] = useState<Filter | null>({
    ...{ kind: 'comparison', field: 'owner', key: null, operator: '=' },
    values: [{ kind: 'text', text: 'payments' }],
  });
  return <Facets facets={facets} filter={filter} onChange={setFilter} />;
}
