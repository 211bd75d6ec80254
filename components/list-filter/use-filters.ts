'use client';
import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { type FilterSpec, resolveFilters } from './filter-params.ts';

/** A list's filters, kept in the address. The specification is a constant. */
export function useFilters<S extends FilterSpec>(spec: S) {
  const parsers = useMemo(
    () => Object.fromEntries(Object.keys(spec).map((name) => [name, parseAsString])),
    [spec],
  );
  const [asked, setAsked] = useQueryStates(parsers, { history: 'replace', shallow: true });
  const resolved = useMemo(() => resolveFilters(toRaw(asked), spec), [asked, spec]);
  const setFilter = useCallback(
    (name: keyof S & string, value: string | null) => void setAsked({ [name]: value === '' ? null : value }),
    [setAsked],
  );
  const clear = useCallback(() => void setAsked(null), [setAsked]);
  return { ...resolved, setFilter, clear };
}

function toRaw(asked: Readonly<Record<string, string | null>>) {
  return Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value ?? undefined]));
}
