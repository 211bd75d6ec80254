'use client';
import { useState } from 'react';
import { FilterBar } from '#components/filter/filter-bar.tsx';
import type { FilterField } from '#lib/domain/property-filter/field.ts';

const fields: readonly FilterField[] = [
  { name: 'owner', kind: 'text', hint: 'whom it belongs to' },
  { name: 'state', kind: 'enum', hint: 'how it is', values: ['running', 'stopped'] },
];

const askValues = (field: string, prefix: string) => ({
  queryKey: ['stories', field, prefix],
  queryFn: async () => [{ value: 'payments', count: 12 }],
});

/** A filter bar of its own. */
export default function FilterBarStory({ text }: { text: string }) {
  const [applied, setApplied] = useState(text);
  return <FilterBar fields={fields} text={applied} onApply={setApplied} askValues={askValues} />;
}
