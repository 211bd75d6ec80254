import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Column } from './column.ts';
import classes from './table.module.css';
import { directionOf, nextSort } from './table-params.ts';

type Props<Row> = {
  columns: readonly Column<Row>[];
  /** Of its cells; where there are none the rows say. */
  widths?: readonly string[] | undefined;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
};

/** The names of the columns; those that can be sorted by are buttons. */
export function TableHead<Row>({ columns, widths, sort = '', onSort }: Props<Row>) {
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        {columns.map(({ key, label, sort: by, align, isReversed }, place) => {
          const direction = directionOf(sort, by, isReversed);
          return (
            <th
              key={key}
              role="columnheader"
              scope="col"
              data-align={align}
              style={{ width: widths?.[place] }}
              aria-sort={direction}
            >
              {by === undefined || onSort === undefined ? (
                label
              ) : (
                <button
                  type="button"
                  className={classes.sort}
                  data-sorted={direction !== undefined}
                  onClick={() => onSort(nextSort(sort, by))}
                >
                  {label}
                  {direction === 'descending' ? (
                    <IconArrowDown size={13} aria-hidden="true" />
                  ) : (
                    <IconArrowUp size={13} aria-hidden="true" />
                  )}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
