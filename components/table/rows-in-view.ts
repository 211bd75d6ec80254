/** Rows that the page holds: from one (inclusive) to another (exclusive). */
export type RowSpan = { from: number; to: number };

/** How far a box of rows is scrolled, and how high it is, in pixels. */
export type View = { top: number; height: number };

/** Rows come and go in blocks: small steps of a scroll change nothing in the page. */
const block = 4;
/** How many rows come at either end in one frame, where they are not in view yet: what it has time for. */
const step = 8;
/** How many rows the page holds beyond those in view, where one scrolls to: more than a turn of the wheel goes on by. */
const ahead = 16;
/** And where one comes from. */
const behind = 4;

/** The rows that are in view, in whole blocks; however many there are. */
export function rowsInView({ top, height }: View, rowHeight: number): RowSpan {
  const [first, last] = [top / rowHeight, (top + height) / rowHeight];
  return { from: Math.max(0, Math.floor(first / block) * block), to: Math.ceil(last / block) * block };
}

/**
 * The rows that the page should hold next: all that are in view at once, those around them some at a time. What it is given
 * comes back where nothing is to change.
 */
export function nextRows(now: RowSpan, seen: RowSpan, isUpward = false): RowSpan {
  if (now.to < seen.from || seen.to < now.from) return seen;
  const [before, after] = isUpward ? [ahead, behind] : [behind, ahead];
  const first = Math.max(0, seen.from - before);
  const last = seen.to + after;
  const from = now.from > seen.from ? seen.from : Math.max(first, now.from - step);
  const to = now.to < seen.to ? seen.to : Math.min(last, now.to + step);
  return from === now.from && to === now.to ? now : { from, to };
}

/** How far to scroll so that a row is in view, below a head of some height; as far as it is where it is already. */
export function scrollToRow(index: number, view: View, rowHeight: number, headHeight: number): number {
  const start = index * rowHeight;
  if (start < view.top) return start;
  return Math.max(view.top, start + rowHeight + headHeight - view.height);
}
