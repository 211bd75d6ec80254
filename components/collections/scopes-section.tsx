'use client';
import { parseAsString, useQueryState } from 'nuqs';
import { useScope } from '#components/scope/use-scope.ts';
import { ScopesPanel } from './scopes-panel.tsx';

/** The scopes that are looked at; the collection that is looked into stands in the address. */
export function ScopesSection() {
  const { scope, accountName } = useScope();
  const [selectedId, setSelectedId] = useQueryState('collection', parseAsString);
  return (
    <ScopesPanel
      scope={scope}
      accountName={accountName}
      selectedId={selectedId}
      onSelect={(id) => void setSelectedId(id)}
    />
  );
}
