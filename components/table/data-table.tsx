'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef } from 'react';
import { useDisplay } from '#components/display/display-provider.tsx';
import { tableWords as words } from '#words/table.ts';
import type { Column } from './column.ts';
import classes from './table.module.css';
import { TableHead } from './table-head.tsx';

/** Rows that come a page at a time: the next one is asked for shortly before one gets there. */
export type MoreRows = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
};

type Props<Row> = {
  /** What assistive technology calls the table. */
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: string;
  onSort?: (sort: string) => void;
  more?: MoreRows;
  /** How many rows there are in all, where that is known. */
  total?: number | undefined;
  /** What stands in place of rows where there are none. */
  empty?: ReactNode;
};

const rowHeights = { comfortable: 32, compact: 26 };
const overscan = 12;
const nearEnd = 40;
// So that the first HTML has a screenful of rows.
const firstRect = { width: 1200, height: 960 };

/** A table of any length: only the rows in view are in the page. Arrow keys go from row to row. */
export function DataTable<Row>(props: Props<Row>) {
  const { name, columns, rows, rowKey, sort, onSort, more, total, empty } = props;
  const rowHeight = rowHeights[useDisplay().density];
  const box = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
    overscan,
    initialRect: firstRect,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured again
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useMore(more, last >= rows.length - nearEnd);

  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const goTo = (index: number) => {
    virtualizer.scrollToIndex(index);
    requestAnimationFrame(() => focusRow(box.current, index));
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={classes.box} ref={box} aria-label={name} tabIndex={0}>
      <table
        className={classes.table}
        aria-rowcount={total === undefined ? -1 : total + 1}
        style={{ minWidth: columns.reduce((sum, { width }) => sum + width, 0) }}
      >
        <caption>{name}</caption>
        <TableHead columns={columns} sort={sort} onSort={onSort} />
        <tbody onKeyDown={(event) => moveByKey(event, rows.length, goTo)}>
          <Spacer height={before} />
          {items.map(({ index, key }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <TableRow key={key} index={index} row={row} columns={columns as readonly Column<unknown>[]} />
            );
          })}
          <Spacer height={after} />
        </tbody>
      </table>
      {rows.length === 0 ? <div className={classes.empty}>{empty ?? words.noRows}</div> : null}
      {more ? <MoreState more={more} /> : null}
    </section>
  );
}

function useMore(more: MoreRows | undefined, isNearEnd: boolean): void {
  const wanted =
    isNearEnd && more?.hasNextPage === true && !more.isFetchingNextPage && !more.isFetchNextPageError;
  const fetchNextPage = more?.fetchNextPage;
  useEffect(() => {
    if (wanted) void fetchNextPage?.();
  }, [wanted, fetchNextPage]);
}

function MoreState({ more }: { more: MoreRows }) {
  return (
    <div className={classes.more} role="status">
      {more.isFetchingNextPage ? words.loadingMore : null}
      {more.isFetchNextPageError && !more.isFetchingNextPage ? (
        <>
          {words.moreFailed}{' '}
          <button type="button" onClick={() => more.fetchNextPage()}>
            {words.tryAgain}
          </button>
        </>
      ) : null}
    </div>
  );
}

// Rows out of view, as one of their height.
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr className={classes.spacer}>
      <td style={{ height }} />
    </tr>
  );
}

type RowProps = { index: number; row: unknown; columns: readonly Column<unknown>[] };

const TableRow = memo(function TableRow({ index, row, columns }: RowProps) {
  return (
    <tr data-index={index} aria-rowindex={index + 2}>
      {columns.map(({ key, align, render }) => (
        <td key={key} data-align={align}>
          {render(row)}
        </td>
      ))}
    </tr>
  );
});

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + 20,
  PageUp: (index) => index - 20,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function moveByKey(event: KeyboardEvent, count: number, goTo: (index: number) => void): void {
  const step = steps[event.key];
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-index]') : null;
  if (step === undefined || row === null || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  goTo(Math.min(count - 1, Math.max(0, step(Number(row.dataset.index), count))));
}

function focusRow(box: HTMLElement | null, index: number): void {
  box?.querySelector<HTMLElement>(`tr[data-index="${index}"] :is(a, button)`)?.focus();
}
