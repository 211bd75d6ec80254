'use client';
import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { useNow } from '#components/format/clock.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { resolveView, type ViewParam, viewParams } from './resolve-view.ts';

const parsers = Object.fromEntries(viewParams.map((name) => [name, parseAsString])) as Record<
  ViewParam,
  typeof parseAsString
>;

/** How the Overview is cut, by the address, and how to change it. */
export function useView() {
  const { raw } = useScope();
  const [chosen, setParams] = useQueryStates(parsers, { history: 'push', shallow: true });
  const now = useNow();
  const resolved = useMemo(() => {
    // What was just chosen is ahead of the address for a moment, and counts.
    const ahead = viewParams
      .filter((name) => chosen[name] !== ([raw[name]].flat()[0] ?? null))
      .map((name) => [name, chosen[name] ?? undefined]);
    return resolveView({ ...raw, ...Object.fromEntries(ahead) }, now);
  }, [raw, chosen, now]);
  const setView = useCallback(
    (change: Partial<Record<ViewParam, string | null>>) => void setParams(change),
    [setParams],
  );
  return { ...resolved, setView };
}
