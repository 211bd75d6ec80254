import { isServer, QueryClient } from '@tanstack/react-query';
import { ApiError } from '#lib/queries/api-error.ts';

const retries = 2;

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // `always`: the API is on this machine, and a browser without a network can still reach it.
      queries: {
        networkMode: 'always',
        staleTime: 30_000,
        gcTime: isServer ? Number.POSITIVE_INFINITY : 10 * 60_000,
        refetchInterval: 60_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < retries && error instanceof ApiError && error.isTemporary,
        retryDelay: (attempt) => Math.min(4_000, 500 * 2 ** attempt),
      },
      mutations: { networkMode: 'always' },
    },
  });
}

let browserClient: QueryClient | null = null;

/** One client for the life of the browser tab; a new one for each request on the server. */
export function getQueryClient(): QueryClient {
  if (isServer) return createQueryClient();
  browserClient ??= createQueryClient();
  return browserClient;
}
