'use client';
import { parseAsString, useQueryState } from 'nuqs';
import { useScope } from '#components/scope/use-scope.ts';
import { ScopesPanel } from './scopes-panel.tsx';

/**
 * The scopes that are looked at; the collection that is looked into stands in the address.
 *
 * @param account in place of the account that the address names
 */
export function ScopesSection({ account }: { account?: string }) {
  const { scope, accountName } = useScope();
  const [selectedId, setSelectedId] = useQueryState('collection', parseAsString);
  return (
    <ScopesPanel
      scope={account === undefined ? scope : { ...scope, account }}
      accountName={accountName}
      selectedId={selectedId}
      onSelect={(id) => void setSelectedId(id)}
    />
  );
}
