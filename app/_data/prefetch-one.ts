import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { notFound } from 'next/navigation';
import { ServiceError } from '#lib/services/errors.ts';

/**
 * Puts one thing into the page. What fails is left for the browser to ask for, and to say; what is not there gets the
 * page that says so.
 */
export async function prefetchOne<T>(
  client: QueryClient,
  options: { queryKey: QueryKey },
  read: () => Promise<T>,
): Promise<void> {
  try {
    await client.fetchQuery({ queryKey: options.queryKey, queryFn: read, retry: false });
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'not-found') notFound();
  }
}
