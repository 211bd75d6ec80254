import { memo, type ReactNode } from 'react';
import { noValue } from '#components/format/numbers.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { CellText, Column } from './column.ts';
import classes from './table.module.css';

type Props = {
  index: number;
  row: unknown;
  columns: readonly Column<unknown>[];
};

/** A row of a table, with as little in it as can be: hundreds of them go by in a second. */
export const TableRow = memo(function TableRow({ index, row, columns }: Props) {
  return (
    <tr role="row" data-index={index} aria-rowindex={index + 2}>
      {columns.map((column) => cellOf(column, row))}
    </tr>
  );
});

function cellOf(column: Column<unknown>, row: unknown): ReactNode {
  if ('render' in column) return cell(column, { 'data-fits': column.fits }, column.render(row));
  const given = column.text(row);
  if (given === null) return cell(column, fitting, noValue);
  const written = typeof given === 'string' ? { text: given } : given;
  const { text, href } = written;
  if (href === undefined) return cell(column, textAttributes(written), text);
  return cell(
    column,
    fitting,
    <ScopedLink {...textAttributes(written)} href={href}>
      {text}
    </ScopedLink>,
  );
}

const fitting = { 'data-fits': true };

function cell(
  { key, align }: Pick<Column<unknown>, 'key' | 'align'>,
  attributes: object,
  content: ReactNode,
) {
  return (
    <td key={key} role="cell" data-align={align} {...attributes}>
      {content}
    </td>
  );
}

const ascii = /^[\x20-\x7e]*$/;

/** What keeps a text in its cell, whatever its length and direction; its title is all of it. */
export function textAttributes({ text, title = text, isMono }: Omit<CellText, 'href'>) {
  return {
    className: isMono ? `${classes.text} ${classes.mono}` : classes.text,
    title,
    dir: ascii.test(text) ? undefined : ('auto' as const),
  };
}
