'use client';
import { parseAsString, useQueryState } from 'nuqs';
import { Suspense } from 'react';
import { lazyPart } from '#components/connection/lazy-part.ts';
import { useScope } from '#components/scope/use-scope.ts';
import { ScopesPanel } from './scopes-panel.tsx';

// Seen once somebody looks at a past time.
const PastScopesPanel = lazyPart(() => import('./past-scopes-panel.tsx'));

type Props = {
  /** In place of the account that the address names. */
  account?: string;
  /** How many scopes there are before one asks for all. */
  shownAtFirst?: number;
};

/** The scopes that are looked at, now or at a past time; the collection that is looked into stands in the address. */
export function ScopesSection({ account, shownAtFirst = 40 }: Props) {
  const { scope, accountName } = useScope();
  const [selectedId, setSelectedId] = useQueryState('collection', parseAsString);
  const props = {
    scope: account === undefined ? scope : { ...scope, account },
    ...{ accountName, shownAtFirst, selectedId },
    onSelect: (id: string | null) => void setSelectedId(id),
  };
  if (scope.at === null) return <ScopesPanel {...props} />;
  return (
    <Suspense>
      <PastScopesPanel {...props} />
    </Suspense>
  );
}
