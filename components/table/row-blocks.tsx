import { memo } from 'react';
import type { Column } from './column.ts';
import { blockStarts, type RowSpan, rowsOfBlock } from './rows-in-view.ts';
import classes from './table.module.css';

type Props<Row> = {
  /** The rows that the page holds. */
  span: RowSpan;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  widths: readonly string[];
  rowKey: (row: Row) => string;
  /** Null: as high as what is in it, the blocks one after the other. */
  rowHeight: number | null;
};

/** The rows that the page holds, block by block, each in its place below the head. */
export function RowBlocks<Row>({ span, rows, columns, widths, rowKey, rowHeight }: Props<Row>) {
  return blockStarts(span).map((start) => {
    const here = rows.slice(start, Math.min(start + rowsOfBlock, span.to));
    return (
      <tbody
        key={start}
        role="rowgroup"
        className={classes.block}
        style={
          rowHeight === null ? undefined : { top: (start + 1) * rowHeight, height: here.length * rowHeight }
        }
      >
        {here.map((row, index) => (
          <TableRow
            key={rowKey(row)}
            index={start + index}
            row={row}
            columns={columns as readonly Column<unknown>[]}
            widths={widths}
          />
        ))}
      </tbody>
    );
  });
}

type RowProps = {
  index: number;
  row: unknown;
  columns: readonly Column<unknown>[];
  widths: readonly string[];
};

const TableRow = memo(function TableRow({ index, row, columns, widths }: RowProps) {
  return (
    <tr role="row" data-index={index} aria-rowindex={index + 2}>
      {columns.map(({ key, align, fits, render }, place) => (
        <td key={key} role="cell" style={{ width: widths[place] }} data-align={align} data-fits={fits}>
          {render(row)}
        </td>
      ))}
    </tr>
  );
});
