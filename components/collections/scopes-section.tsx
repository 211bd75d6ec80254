'use client';
import { parseAsString, useQueryState } from 'nuqs';
import { InPresent } from '#components/format/clock.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { ScopesPanel } from './scopes-panel.tsx';

type Props = {
  /** In place of the account that the address names. */
  account?: string;
  /** How many scopes there are before one asks for all. */
  shownAtFirst?: number;
};

/** The scopes that are looked at; the collection that is looked into stands in the address. */
export function ScopesSection({ account, shownAtFirst = 40 }: Props) {
  const { scope, accountName } = useScope();
  const [selectedId, setSelectedId] = useQueryState('collection', parseAsString);
  return (
    <InPresent>
      <ScopesPanel
        scope={account === undefined ? scope : { ...scope, account }}
        accountName={accountName}
        shownAtFirst={shownAtFirst}
        selectedId={selectedId}
        onSelect={(id) => void setSelectedId(id)}
      />
    </InPresent>
  );
}
