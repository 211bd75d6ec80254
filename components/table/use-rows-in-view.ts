'use client';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import { type RowSpan, rowsInView, type View } from './rows-in-view.ts';

// So that the first HTML has a screenful of rows.
const firstView = { top: 0, height: 960 };

/** The rows that are in view of a box that scrolls; and how to look again at once. */
export function useRowsInView(box: RefObject<HTMLElement | null>, rowHeight: number, count: number) {
  const [span, setSpan] = useState<RowSpan>(() => spanOf(firstView, rowHeight));
  const look = useCallback(() => {
    if (box.current === null) return;
    const { scrollTop: top, clientHeight: height } = box.current;
    const next = spanOf({ top, height }, rowHeight);
    setSpan((now) => (now.from === next.from && now.to === next.to ? now : next));
  }, [box, rowHeight]);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box, look]);
  return { span: { from: Math.min(span.from, count), to: Math.min(span.to, count) }, look };
}

// However many rows there are: their number may change while one looks at the same place.
function spanOf(view: View, rowHeight: number): RowSpan {
  return rowsInView(view, rowHeight, Number.POSITIVE_INFINITY);
}
