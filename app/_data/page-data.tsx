import {
  defaultShouldDehydrateQuery,
  dehydrate,
  HydrationBoundary,
  type QueryClient,
} from '@tanstack/react-query';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { getQueryClient } from '#components/providers/query-client.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { isOfFrame } from './prefetch-scope.ts';

type Props = {
  searchParams: Promise<RawParams>;
  prefetch: (client: QueryClient, raw: RawParams) => Promise<void>;
  children: ReactNode;
};

/**
 * Puts a page's data into its first HTML. Who comes from another page has a client that knows more than the server does
 * of what is already there: the page comes at once and asks for what it lacks.
 */
export async function PageData({ searchParams, prefetch, children }: Props) {
  if (!(await isDocument())) return children;
  const client = getQueryClient();
  await prefetch(client, await searchParams);
  const state = dehydrate(client, {
    shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) && !isOfFrame(query),
  });
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}

// Whoever does not say what it fetches (a crawler, curl) gets a whole page.
async function isDocument(): Promise<boolean> {
  return (await headers()).get('sec-fetch-dest') !== 'empty';
}
