'use client';
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { countOf } from '#components/format/numbers.ts';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState, Notice } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import rows from '#components/panel/rows.module.css';
import { openFindingsOptions } from '#lib/queries/findings.ts';
import type { Scope } from '#lib/queries/span.ts';
import { FindingsTable } from './findings-table.tsx';

const height = 15 * 32;

type Props = { scope: Scope; accountName: (accountId: string) => string };

/** Open findings, the worst first, more on demand. */
export function FindingsPanel({ scope, accountName }: Props) {
  const query = useInfiniteQuery({ ...openFindingsOptions(scope), placeholderData: keepPreviousData });
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  return (
    <Panel title="Open findings" aside="the most severe first">
      <QueryBody
        query={{ ...query, isError: query.isError && !isFetchNextPageError }}
        what="the findings"
        height={height}
      >
        {({ pages }) => {
          const findings = pages.flatMap(({ data }) => data);
          if (findings.length === 0) return <NoFindings />;
          return (
            <>
              <FindingsTable findings={findings} accountName={accountName} />
              {isFetchNextPageError ? (
                <Notice>More findings could not be loaded: {query.error?.message} What is here stays.</Notice>
              ) : null}
              <div className={rows.foot}>
                <span role="status">
                  {countOf(findings.length, 'finding')} shown{hasNextPage ? '' : ': all of them'}
                </span>
                {hasNextPage ? (
                  <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
                    Load more
                  </Button>
                ) : null}
              </div>
            </>
          );
        }}
      </QueryBody>
    </Panel>
  );
}

function NoFindings() {
  return (
    <EmptyState title="No open findings">
      Nothing that was seen breaks a rule. Whether everything was seen stands under Collections.
    </EmptyState>
  );
}
