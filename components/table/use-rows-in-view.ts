'use client';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { nextRows, type RowSpan, rowsInView } from './rows-in-view.ts';

// So that the first HTML has a screenful of rows.
const firstView = { top: 0, height: 1_280 };

/** The rows that a page holds of a box that scrolls: those in view and some around them; and how to look again at once. */
export function useRowsInView(box: RefObject<HTMLElement | null>, rowHeight: number, count: number) {
  const [span, setSpan] = useState<RowSpan>(() => rowsInView(firstView, rowHeight));
  const last = useRef({ top: 0, isUpward: false });
  const look = useCallback(() => {
    if (box.current === null) return;
    const { scrollTop: top, clientHeight: height } = box.current;
    const isUpward = top === last.current.top ? last.current.isUpward : top < last.current.top;
    last.current = { top, isUpward };
    const seen = rowsInView({ top, height }, rowHeight);
    setSpan((now) => nextRows(now, seen, isUpward));
  }, [box, rowHeight]);
  const lookSoon = useOnceAFrame(look);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const sizes = new ResizeObserver(lookSoon);
    sizes.observe(element);
    element.addEventListener('scroll', lookSoon, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', lookSoon);
    };
  }, [box, lookSoon]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change there may be more to come
  useEffect(lookSoon, [lookSoon, span]);
  return { span: { from: Math.min(span.from, count), to: Math.min(span.to, count) }, look };
}

/** Does something in the next frame, once however often it is asked to. */
function useOnceAFrame(act: () => void): () => void {
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(act);
  }, [act]);
}
