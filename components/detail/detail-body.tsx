'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Page } from '#components/frame/page.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { ApiError } from '#lib/queries/api-error.ts';

type Props<T> = {
  query: UseQueryResult<T>;
  /** What is shown, in lower case: `the access key`. */
  what: string;
  /** What the page is called until it has come. */
  title: string;
  missing: ReactNode;
  children: (data: T) => ReactNode;
};

const height = 480;

/** The page of one thing: what is known of it, that it is loading or could not be, or that it is not there. */
export function DetailBody<T>({ query, what, title, missing, children }: Props<T>) {
  const { data, error } = query;
  if (error instanceof ApiError && error.status === 404) return missing;
  if (data !== undefined && !query.isError) return children(data);
  if (data === undefined) {
    return (
      <Page title={<bdi>{title}</bdi>}>
        <Panel title={what}>
          <QueryBody query={query} what={what} height={height}>
            {() => null}
          </QueryBody>
        </Panel>
      </Page>
    );
  }
  return children(data);
}
