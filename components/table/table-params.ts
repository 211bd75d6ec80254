import type { Dropped } from '#components/scope/resolve-scope.ts';
import type { Column } from './column.ts';

/** The parameters of the address that say how a table is shown. */
export const tableParams = ['sort', 'columns'] as const;

/** How a table is shown. `sort` has `-` before it for descending. */
export type TableView<Row> = {
  sort: string;
  shown: readonly Column<Row>[];
  dropped: readonly Dropped[];
};

/** What a table shows if the address does not say. */
export type TableDefaults = { sort: string; columns: readonly string[] };

/** Reads how a table is shown; columns and sorts that it does not have are dropped. */
export function resolveTableView<Row>(
  asked: { sort: string | null; columns: string | null },
  columns: readonly Column<Row>[],
  defaults: TableDefaults,
): TableView<Row> {
  const dropped: Dropped[] = [];
  const sorts = columns.flatMap(({ sort }) => sort ?? []);
  const isSort = asked.sort !== null && sorts.includes(asked.sort.replace(/^-/, ''));
  if (asked.sort && !isSort) dropped.push({ name: 'sort', value: asked.sort });
  const keys = (asked.columns ?? '').split(',').filter((key) => key !== '');
  for (const key of keys)
    if (!columns.some((column) => column.key === key)) dropped.push({ name: 'columns', value: key });
  const chosen = pick(columns, [...new Set(keys)]);
  return {
    sort: isSort && asked.sort !== null ? asked.sort : defaults.sort,
    shown: chosen.length > 0 ? chosen : pick(columns, defaults.columns),
    dropped,
  };
}

/** The next sort when the header of a column is pressed: ascending, then descending. */
export function nextSort(sort: string, pressed: string): string {
  return sort === pressed ? `-${pressed}` : pressed;
}

/**
 * How the figures of a column run from the top down; undefined where the table is not sorted by it.
 *
 * @param isReversed whether they rise as what the API sorts by falls
 */
export function directionOf(
  sort: string,
  by: string | undefined,
  isReversed = false,
): 'ascending' | 'descending' | undefined {
  if (by === undefined || sort.replace(/^-/, '') !== by) return undefined;
  return sort.startsWith('-') === isReversed ? 'ascending' : 'descending';
}

/** The columns after one was moved, put in or taken out. The last one stays. */
export function toggleColumn(shown: readonly string[], key: string): readonly string[] {
  if (!shown.includes(key)) return [...shown, key];
  return shown.length > 1 ? shown.filter((one) => one !== key) : shown;
}

/** The columns after one was moved by a step. */
export function moveColumn(shown: readonly string[], key: string, step: -1 | 1): readonly string[] {
  const from = shown.indexOf(key);
  const to = from + step;
  if (from < 0 || to < 0 || to >= shown.length) return shown;
  const moved = shown.filter((one) => one !== key);
  return [...moved.slice(0, to), key, ...moved.slice(to)];
}

function pick<Row>(columns: readonly Column<Row>[], keys: readonly string[]): Column<Row>[] {
  return keys.flatMap((key) => columns.find((column) => column.key === key) ?? []);
}
