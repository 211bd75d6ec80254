'use client';
import { parseAsString, useQueryState } from 'nuqs';
import { useCallback, useState } from 'react';
import type { FilterField } from '#lib/domain/property-filter/field.ts';
import type { Filter } from '#lib/domain/property-filter/filter.ts';
import { printFilter } from '#lib/domain/property-filter/print.ts';
import { applyFilter, noFilter } from './applied-filter.ts';

/** The parameter of the address that holds the filter. */
export const filterParam = 'filter';

/**
 * The filter in the address. `written` is what stands there; `applied` is what rows are shown by: the last one
 * that could be read.
 */
export function useFilter(fields: readonly FilterField[]) {
  const [written, setWritten] = useQueryState(
    filterParam,
    parseAsString.withDefault('').withOptions({ shallow: true }),
  );
  const [last, setLast] = useState(noFilter);
  const applied = applyFilter(written, fields, last);
  if (applied !== last) setLast(applied);
  const setText = useCallback(
    (text: string, isBeingWritten = false) =>
      void setWritten(text === '' ? null : text, { history: isBeingWritten ? 'replace' : 'push' }),
    [setWritten],
  );
  const setFilter = useCallback(
    (filter: Filter | null) => setText(printFilter(filter, fields)),
    [setText, fields],
  );
  return { written, applied, setText, setFilter };
}
