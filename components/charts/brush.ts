/** Points that are being selected: where it began and where it is now. */
export type Brush = { anchor: number; head: number };

/** What a key does to a selection; null: nothing that concerns it. */
export type BrushStep = { brush: Brush | null; isDone: boolean };

/** The selected points in order. */
export function brushed({ anchor, head }: Brush): { first: number; last: number } {
  return { first: Math.min(anchor, head), last: Math.max(anchor, head) };
}

/**
 * Selecting by keyboard: Shift and an arrow begins at the point that is looked at and extends, Enter takes the
 * selection, Escape lets go of it.
 *
 * @param active the point that the tooltip shows; null: none, so the newest
 */
export function stepBrush(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  brush: Brush | null,
  { active, count }: { active: number | null; count: number },
): BrushStep | null {
  const direction = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
  if (direction !== 0 && shiftKey) {
    const from = brush ?? { anchor: active ?? count - 1, head: active ?? count - 1 };
    const head = Math.max(0, Math.min(count - 1, from.head + direction));
    return { brush: { anchor: from.anchor, head }, isDone: false };
  }
  if (brush === null) return null;
  if (key === 'Enter') return { brush, isDone: true };
  if (key === 'Escape') return { brush: null, isDone: false };
  return null;
}

/** The point under a place on the plot, which is `share` of its width from the left. */
export function pointAt(share: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor(share * count)));
}
