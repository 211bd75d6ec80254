'use client';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import { flushSync } from 'react-dom';
import { LinkButton } from '#components/button/quiet-buttons.tsx';
import { useDisplay } from '#components/display/display-provider.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { usePrinting } from '#components/print/use-printing.ts';
import { tableWords as words } from '#words/table.ts';
import { type Column, cellWidths, leastWidth, shareWidths } from './column.ts';
import { scrollToRow } from './rows-in-view.ts';
import classes from './table.module.css';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { useRowsInView } from './use-rows-in-view.ts';
import { useScrollShield } from './use-scroll-shield.ts';

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
  /** For whoever moves from row to row by other keys. */
  handle?: Ref<TableHandle>;
  /** The row that got the focus. */
  onRowFocus?: (index: number) => void;
};

/** What a page may do with its table. */
export type TableHandle = {
  /** Brings a row into view and focuses what leads to it. */
  goTo: (index: number) => void;
  /** The row that has the focus; null where none has. */
  focused: () => number | null;
};

const rowHeights = { comfortable: 32, compact: 26 };
const nearEnd = 40;

/** A table of any length: only the rows in view are in the page. Arrow keys go from row to row. */
export function DataTable<Row>(props: Props<Row>) {
  const { name, columns, rows, rowKey, sort, onSort, more, total, empty, handle, onRowFocus } = props;
  const rowHeight = rowHeights[useDisplay().density];
  const box = useRef<HTMLElement>(null);
  const { span, look } = useRowsInView(box, rowHeight, rows.length);
  useScrollShield(box);
  const isPrinting = usePrinting();
  const style = useMemo(() => (isPrinting ? undefined : screenStyle(columns)), [columns, isPrinting]);
  const { from, to } = isPrinting ? { from: 0, to: rows.length } : span;
  useMore(more, span.to >= rows.length - nearEnd);

  const goTo = (index: number) => {
    if (box.current === null) return;
    scrollIntoView(box.current, index, rowHeight);
    flushSync(look);
    focusRow(box.current, index);
  };
  useImperativeHandle(handle, () => ({ goTo, focused: () => indexOf(document.activeElement) }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={classes.box} ref={box} aria-label={name} tabIndex={0}>
      {/* The roles are told: a browser may drop them where rows are not laid out as rows of a table. */}
      <table
        role="table"
        className={classes.table}
        aria-rowcount={total === undefined ? -1 : total + 1}
        style={style}
      >
        <caption>{name}</caption>
        <TableHead
          columns={columns}
          widths={isPrinting ? shareWidths(columns) : undefined}
          sort={sort}
          onSort={isPrinting ? undefined : onSort}
        />
        <tbody
          role="rowgroup"
          style={{ paddingBlock: `${from * rowHeight}px ${(rows.length - to) * rowHeight}px` }}
          onKeyDown={(event) => moveByKey(event, rows.length, goTo)}
          onFocus={({ target }) => {
            const index = indexOf(target);
            if (index !== null) onRowFocus?.(index);
          }}
        >
          <RowsOf from={from} to={to} rows={rows} columns={columns} rowKey={rowKey} />
        </tbody>
      </table>
      {rows.length === 0 ? <div className={classes.empty}>{empty ?? words.noRows}</div> : null}
      {isPrinting && total !== undefined && total > rows.length ? (
        <p className={classes.printed}>{words.printedRows(formatCount(rows.length), formatCount(total))}</p>
      ) : null}
      {more ? <MoreState more={more} /> : null}
    </section>
  );
}

// As one property for the table: a style of its own for each cell is what a browser would spend most time on.
function screenStyle(columns: readonly Column<never>[]): CSSProperties {
  return { minWidth: leastWidth(columns), '--columns': cellWidths(columns).join(' ') } as CSSProperties;
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
          {words.moreFailed} <LinkButton onClick={() => more.fetchNextPage()}>{words.tryAgain}</LinkButton>
        </>
      ) : null}
    </div>
  );
}

type RowsProps<Row> = {
  from: number;
  to: number;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
};

function RowsOf<Row>({ from, to, rows, columns, rowKey }: RowsProps<Row>) {
  return rows
    .slice(from, to)
    .map((row, index) => (
      <TableRow
        key={rowKey(row)}
        index={from + index}
        row={row}
        columns={columns as readonly Column<unknown>[]}
      />
    ));
}

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
  const index = event.target instanceof Element ? indexOf(event.target) : null;
  if (step === undefined || index === null || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  goTo(Math.min(count - 1, Math.max(0, step(index, count))));
}

/** The row that something is in; null where it is in none. */
function indexOf(element: Element | null): number | null {
  const row = element?.closest<HTMLElement>('tr[data-index]') ?? null;
  return row === null ? null : Number(row.dataset.index);
}

function scrollIntoView(box: HTMLElement, index: number, rowHeight: number): void {
  const headHeight = box.querySelector('thead')?.offsetHeight ?? 0;
  const view = { top: box.scrollTop, height: box.clientHeight };
  box.scrollTop = scrollToRow(index, view, rowHeight, headHeight);
}

function focusRow(box: HTMLElement, index: number): void {
  box.querySelector<HTMLElement>(`tr[data-index="${index}"] :is(a, button)`)?.focus({ preventScroll: true });
}
