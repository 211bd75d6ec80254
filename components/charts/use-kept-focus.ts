'use client';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * A chart begins anew where it shows other days: what was pointed at is no longer there. Whoever zoomed by keyboard goes on
 * by keyboard: the focus is given back to them, and to nobody else.
 */
export function useKeptFocus(plot: RefObject<HTMLElement | null>, span: string) {
  const shown = useRef(span);
  const isByKeyboard = useRef(false);
  useEffect(() => {
    if (shown.current === span) return;
    shown.current = span;
    if (!isByKeyboard.current) return;
    // Recharts draws its surface only once it knows its size.
    const frame = requestAnimationFrame(() => {
      plot.current?.querySelector<SVGElement>('.recharts-surface')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [plot, span]);
  return {
    onKeyDownCapture: () => {
      isByKeyboard.current = true;
    },
    onPointerDownCapture: () => {
      isByKeyboard.current = false;
    },
    onBlurCapture: () => {
      isByKeyboard.current = false;
    },
  };
}
