/** Rows that the page holds: from one (inclusive) to another (exclusive). */
export type RowSpan = { from: number; to: number };

/** How far a box of rows is scrolled, and how high it is, in pixels. */
export type View = { top: number; height: number };

/** Rows come and go in blocks of so many: most steps of a scroll change nothing in the page. */
export const rowsOfBlock = 8;

/** The rows of a table that are in view, in whole blocks, and a block more at either end. */
export function rowsInView({ top, height }: View, rowHeight: number, count: number): RowSpan {
  const [first, last] = [top / rowHeight, (top + height) / rowHeight];
  const from = (Math.floor(first / rowsOfBlock) - 1) * rowsOfBlock;
  const to = (Math.ceil(last / rowsOfBlock) + 1) * rowsOfBlock;
  return { from: within(from, count), to: within(to, count) };
}

/** The first row of each block of a span. */
export function blockStarts({ from, to }: RowSpan): number[] {
  return Array.from(
    { length: Math.ceil((to - from) / rowsOfBlock) },
    (_, block) => from + block * rowsOfBlock,
  );
}

/** How far to scroll so that a row is in view, below a head of some height; as far as it is where it is already. */
export function scrollToRow(index: number, view: View, rowHeight: number, headHeight: number): number {
  const start = index * rowHeight;
  if (start < view.top) return start;
  return Math.max(view.top, start + rowHeight + headHeight - view.height);
}

function within(index: number, count: number): number {
  return Math.min(count, Math.max(0, index));
}
