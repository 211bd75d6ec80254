'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { liveScopesOptions } from '#lib/queries/live.ts';
import { type Place, scopesOptions } from '#lib/queries/scopes.ts';

const whileToldMs = 60_000;

/** How each scope of a place stands. Asked for again and again, but seldom while the events tell what changes. */
export function useScopes(place: Place) {
  const { data: live } = useQuery(liveScopesOptions());
  return useQuery({
    ...scopesOptions(place),
    placeholderData: keepPreviousData,
    ...(live ? { refetchInterval: whileToldMs } : {}),
  });
}
