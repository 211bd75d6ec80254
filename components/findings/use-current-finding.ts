import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useRef } from 'react';
import { useScope } from '#components/scope/use-scope.ts';
import type { TableHandle } from '#components/table/data-table.tsx';
import type { Finding } from '#lib/api/schemas.ts';
import { findingOptions } from '#lib/queries/findings.ts';

/**
 * The finding that the keys of the queue act on: the one that is open, else the one whose row has the focus. Rows come and go
 * under one's hands, so nothing is known of it by its number but where to go on once it is gone.
 */
export function useCurrentFinding(
  table: RefObject<TableHandle | null>,
  rows: readonly Finding[],
  opened: string | null,
) {
  const client = useQueryClient();
  const { scope } = useScope();
  const place = useRef(0);

  const index = (): number | null => {
    if (opened === null) return table.current?.focused() ?? null;
    const found = rows.findIndex(({ id }) => id === opened);
    return found < 0 ? null : found;
  };
  const goTo = (wanted: number): Finding | undefined => {
    place.current = Math.max(0, Math.min(rows.length - 1, wanted));
    table.current?.goTo(place.current);
    return rows[place.current];
  };
  return {
    /** Undefined where there is none. */
    read: (): Finding | undefined => {
      const row = rows[index() ?? -1];
      // One that is open may have left the list.
      return (
        row ?? (opened === null ? undefined : client.getQueryData(findingOptions(opened, scope).queryKey))
      );
    },
    /** Goes to it, or to what has taken its place. */
    show: (): Finding | undefined => goTo(index() ?? place.current),
    /** Goes to the next one, or the one before. */
    move: (step: -1 | 1): Finding | undefined => {
      const from = index();
      return goTo(from === null ? place.current + Math.min(0, step) : from + step);
    },
    /** The row that got the focus. */
    onRowFocus: (focused: number) => {
      place.current = focused;
    },
  };
}
