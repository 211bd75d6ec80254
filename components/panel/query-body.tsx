'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { LinkButton } from '#components/button/quiet-buttons.tsx';
import { useDisplay } from '#components/display/display-provider.tsx';
import { formatInstant } from '#components/format/times.ts';
import { serverTimeOf } from '#lib/queries/server-time.ts';
import { panelWords as words } from '#words/panel.ts';
import classes from './panel.module.css';
import { ErrorState, LoadingState, Notice } from './panel-states.tsx';

type Query<T> = Pick<
  UseQueryResult<T>,
  'data' | 'error' | 'isPlaceholderData' | 'dataUpdatedAt' | 'refetch' | 'isError' | 'isFetching'
>;
type Props<T> = { query: Query<T>; what: string; height: number; children: (data: T) => ReactNode };

/** What a query has to say: loading, an error with a retry, or its data; data stays when a refresh fails. */
export function QueryBody<T>({ query, what, height, children }: Props<T>) {
  const { error, isPlaceholderData, dataUpdatedAt, isError, isFetching } = query;
  const data = useLastKnown(query.data);
  const { timeZone } = useDisplay();
  const retry = () => void query.refetch();
  const isOld = isPlaceholderData || query.data === undefined;
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
          {query.data === undefined
            ? words.notLoaded(causeOf(error))
            : words.notRefreshed(causeOf(error), formatInstant(serverTimeOf(dataUpdatedAt), timeZone))}
          <LinkButton onClick={retry} aria-disabled={isFetching}>
            {isFetching ? words.trying : words.tryAgain}
          </LinkButton>
        </Notice>
      ) : null}
      <div className={classes.body} data-refreshing={isOld} aria-busy={isPlaceholderData}>
        {children(data)}
      </div>
    </>
  );
}

// When what was asked for cannot be had, what was there stays, and the notice says so.
function useLastKnown<T>(data: T | undefined): T | undefined {
  const [last, setLast] = useState(data);
  if (data !== undefined && data !== last) setLast(data);
  return data ?? last;
}

/** What an error says went wrong. */
export function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : words.unknownCause;
}
