'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '#components/button/button.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState, Notice } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import rows from '#components/panel/rows.module.css';
import { openFindingsOptions } from '#lib/queries/findings.ts';
import type { Scope } from '#lib/queries/span.ts';
import { findingWords as words } from '#words/findings.ts';
import { FindingsTable } from './findings-table.tsx';

const height = 15 * 32;

type Props = { scope: Scope; accountName: (accountId: string) => string };

/** Open findings, the worst first, more on demand. */
export function FindingsPanel({ scope, accountName }: Props) {
  const query = useInfiniteQuery({ ...openFindingsOptions(scope), placeholderData: keepPreviousData });
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  return (
    <Panel title={words.open.title} aside={words.open.aside}>
      <QueryBody
        query={{ ...query, isError: query.isError && !isFetchNextPageError }}
        what={words.what}
        height={height}
      >
        {({ pages }) => {
          const findings = pages.flatMap(({ data }) => data);
          if (findings.length === 0) return <NoFindings />;
          return (
            <>
              <FindingsTable findings={findings} accountName={accountName} />
              {isFetchNextPageError ? (
                <Notice>{words.open.moreFailed(query.error?.message ?? '')}</Notice>
              ) : null}
              <div className={rows.foot}>
                <span role="status">
                  {words.open.shown(
                    words.of(formatCount(findings.length), findings.length === 1),
                    !hasNextPage,
                  )}
                </span>
                {hasNextPage ? (
                  <Button onClick={() => void fetchNextPage()} isBusy={isFetchingNextPage}>
                    {words.open.more}
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
  return <EmptyState title={words.open.none}>{words.open.noneDetail}</EmptyState>;
}
