'use client';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from '#components/button/button.tsx';
import { panelWords as words } from '#words/panel.ts';
import { Notice } from './panel-states.tsx';
import { causeOf } from './query-body.tsx';
import rows from './rows.module.css';

type Pages = Pick<
  UseInfiniteQueryResult,
  'error' | 'fetchNextPage' | 'hasNextPage' | 'isFetchNextPageError' | 'isFetchingNextPage'
>;

/** A list's pages as `QueryBody` shows them: that the next one could not be had is said by the list's foot. */
export function shownPages<Q extends Pages & { isError: boolean }>(query: Q) {
  return { ...query, isError: query.isError && !query.isFetchNextPageError };
}

/** How much of a list is shown, and the way to its next page. */
export function ListFoot({ pages, shown }: { pages: Pages; shown: string }) {
  const { error, fetchNextPage, hasNextPage, isFetchNextPageError, isFetchingNextPage } = pages;
  return (
    <>
      {isFetchNextPageError ? <Notice>{words.moreFailed(causeOf(error))}</Notice> : null}
      <div className={rows.foot}>
        <span role="status">{shown}</span>
        {hasNextPage ? (
          <Button onClick={() => void fetchNextPage()} isBusy={isFetchingNextPage}>
            {words.more}
          </Button>
        ) : null}
      </div>
    </>
  );
}
