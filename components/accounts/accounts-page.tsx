'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { type ReactNode, useMemo } from 'react';
import { Page } from '#components/frame/page.tsx';
import { SearchField } from '#components/list-filter/search-field.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { DataTable } from '#components/table/data-table.tsx';
import { holdingsOptions } from '#lib/queries/accounts.ts';
import { accountsWords as words } from '#words/accounts.ts';
import { accountColumns, holdingColumns } from './account-columns.tsx';
import { matchAccounts } from './match-accounts.ts';

type Props = {
  /** The parameters of the address that the children read. */
  params: readonly string[];
  /** What is shown below the accounts. */
  children: ReactNode;
};

/** The page of the accounts: what each holds and how fresh that is, and below them their scopes. */
export function AccountsPage({ params, children }: Props) {
  const { scope } = useScope();
  const [q, setQ] = useQueryState('q', parseAsString.withDefault(''));
  const query = useQuery({ ...holdingsOptions(scope), placeholderData: keepPreviousData });
  const found = useMemo(() => matchAccounts(query.data?.data ?? [], q), [query.data, q]);
  const count = query.data?.data.length ?? 0;
  return (
    <Page title={words.title} aside={count > 0 ? words.aside(count) : null} params={[...params, 'q']}>
      <SearchField label={words.search} maxLength={200} value={q} onChange={(text) => void setQ(text)} />
      <QueryBody query={query} what={words.what} height={160}>
        {({ data }) => (
          <DataTable
            name={words.panel}
            columns={scope.at === null ? accountColumns : holdingColumns}
            rows={found}
            rowKey={({ accountId }) => accountId}
            total={found.length}
            empty={
              data.length === 0 ? (
                <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
              ) : (
                <EmptyState title={words.nothingFound}>{words.nothingFoundHint}</EmptyState>
              )
            }
          />
        )}
      </QueryBody>
      {children}
    </Page>
  );
}
