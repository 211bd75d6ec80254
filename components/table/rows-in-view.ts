/** Rows that the page holds: from one (inclusive) to another (exclusive). */
export type RowSpan = { from: number; to: number };

/** How far a box of rows is scrolled, and how high it is, in pixels. */
export type View = { top: number; height: number };

/** Rows come and go in blocks, so that most steps of a scroll change nothing in the page. */
const block = 8;

/** The rows of a table that are in view, in whole blocks, and a block more at either end. */
export function rowsInView({ top, height }: View, rowHeight: number, count: number): RowSpan {
  const [first, last] = [top / rowHeight, (top + height) / rowHeight];
  const from = (Math.floor(first / block) - 1) * block;
  const to = (Math.ceil(last / block) + 1) * block;
  return { from: within(from, count), to: within(to, count) };
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
