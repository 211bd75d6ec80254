'use client';
import { type ReactNode, useState } from 'react';
import { type Facet, Facets } from '#components/filter/facets.tsx';
import { FilterBar } from '#components/filter/filter-bar.tsx';
import type { FilterField } from '#lib/domain/property-filter/field.ts';
import type { Filter } from '#lib/domain/property-filter/filter.ts';
import { hostileName } from './hostile-name.ts';

const fields: readonly FilterField[] = [
  { name: 'owner', kind: 'text', hint: 'whom it belongs to' },
  { name: 'state', kind: 'enum', hint: 'how it is', values: ['running', 'stopped'] },
];

const askValues = (field: string, prefix: string) => ({
  queryKey: ['stories', field, prefix],
  queryFn: async () => [{ value: 'payments', count: 12 }],
});

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

function Bar({ text }: { text: string }) {
  const [applied, setApplied] = useState(text);
  return <FilterBar fields={fields} text={applied} onApply={setApplied} askValues={askValues} />;
}

function Side() {
  const [filter, setFilter] = useState<Filter | null>({
    ...{ kind: 'comparison', field: 'owner', key: null, operator: '=' },
    values: [{ kind: 'text', text: 'payments' }],
  });
  return <Facets facets={facets} filter={filter} onChange={setFilter} />;
}

/** Filters: empty, with a mistake, and counts of odd values. */
export const filterStories: Readonly<Record<string, ReactNode>> = {
  'Filter: nothing yet': <Bar text="" />,
  'Filter: it cannot be read': <Bar text="state = gone and owner = payments" />,
  'Filter: counts to narrow down by': <Side />,
};
