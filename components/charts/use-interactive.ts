'use client';
import { type RefObject, useCallback, useEffect, useState } from 'react';

/** Calls back once the page is idle; the browsers that cannot tell get a short while instead. */
function whenIdle(callback: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = window.requestIdleCallback(callback, { timeout: 3_000 });
    return () => window.cancelIdleCallback(handle);
  }
  const timer = setTimeout(callback, 300);
  return () => clearTimeout(timer);
}

/** The width of the plot, once it is in view and the page idle; until then null: draw nothing more. */
export function useInteractive(plot: RefObject<HTMLElement | null>) {
  const [width, setWidth] = useState<number | null>(null);
  const [isDrawn, setDrawn] = useState(false);
  const onDrawn = useCallback(() => setDrawn(true), []);

  useEffect(() => {
    const element = plot.current;
    if (element === null) return;
    const resizes = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(entry.contentRect.width);
    });
    let cancelIdle = () => {};
    const views = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      views.disconnect();
      cancelIdle = whenIdle(() => resizes.observe(element));
    });
    views.observe(element);
    return () => {
      views.disconnect();
      cancelIdle();
      resizes.disconnect();
    };
  }, [plot]);

  return { width, isDrawn, onDrawn };
}
