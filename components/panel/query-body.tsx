'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatInstant } from '#components/format/times.ts';
import classes from './panel.module.css';
import { ErrorState, LoadingState, Notice } from './panel-states.tsx';

type Query<T> = Pick<
  UseQueryResult<T>,
  'data' | 'error' | 'isPlaceholderData' | 'dataUpdatedAt' | 'refetch' | 'isError' | 'isFetching'
>;
type Props<T> = { query: Query<T>; what: string; height: number; children: (data: T) => ReactNode };

/** What a query has to say: loading, an error with a retry, or its data; data stays when a refresh fails. */
export function QueryBody<T>({ query, what, height, children }: Props<T>) {
  const { data, error, isPlaceholderData, dataUpdatedAt, isError, isFetching } = query;
  const retry = () => void query.refetch();
  if (data === undefined) {
    if (!isError) return <LoadingState height={height} />;
    return (
      <ErrorState
        what={what}
        cause={causeOf(error)}
        isRetrying={isFetching}
        onRetry={retry}
        height={height}
      />
    );
  }
  return (
    <>
      {isError ? (
        <Notice>
          Not refreshed: {causeOf(error)} Shown as of {formatInstant(new Date(dataUpdatedAt))}.
          <button type="button" onClick={retry} aria-disabled={isFetching}>
            {isFetching ? 'Trying …' : 'Try again'}
          </button>
        </Notice>
      ) : null}
      <div className={classes.body} data-refreshing={isPlaceholderData} aria-busy={isPlaceholderData}>
        {children(data)}
      </div>
    </>
  );
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The cause is not known.';
}
