'use client';
import { type DehydratedState, HydrationBoundary } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';

/** What the server asked for, as text: React carries an object over value by value, a text at once. */
export function HydratedQueries({ state, children }: { state: string; children: ReactNode }) {
  const parsed = useMemo(() => readState(state), [state]);
  return <HydrationBoundary state={parsed}>{children}</HydrationBoundary>;
}

/** Takes what `dehydratedText` wrote: both are of the same build. */
function readState(state: string): DehydratedState {
  return JSON.parse(state);
}
