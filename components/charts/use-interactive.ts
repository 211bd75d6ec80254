'use client';
import { type RefObject, startTransition, useCallback, useEffect, useState } from 'react';
import { whileGone } from '#components/connection/while-gone.ts';
import type InteractivePlot from './interactive-plot.tsx';

/** Resolves once the page is idle; the browsers that cannot tell get a short while instead. */
function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(resolve, { timeout: 3_000 });
    else setTimeout(resolve, 300);
  });
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** Calls back when nothing else goes on. Charts take turns: all at once, they would keep the page from answering. */
function inTurn(callback: (Plot: typeof InteractivePlot) => void): () => void {
  let isWanted = true;
  const turn = async () => {
    if (!isWanted) return;
    const { default: Plot } = await whileGone(() => import('./interactive-plot.tsx'));
    await idle();
    if (isWanted) callback(Plot);
  };
  // Without the program the chart stays as the server has drawn it.
  lastTurn = lastTurn.then(turn).catch(() => {});
  return () => {
    isWanted = false;
  };
}

/** What draws the plot and its width, once it is in view and the page idle; until then null: draw nothing more. */
export function useInteractive(plot: RefObject<HTMLElement | null>) {
  const [Plot, setPlot] = useState<typeof InteractivePlot | null>(null);
  const [width, setWidth] = useState<number | null>(null);
  const [isDrawn, setDrawn] = useState(false);
  const onDrawn = useCallback(() => setDrawn(true), []);

  useEffect(() => {
    const element = plot.current;
    if (element === null) return;
    const resizes = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(entry.contentRect.width);
    });
    let giveUp = () => {};
    const views = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      views.disconnect();
      giveUp = inTurn((program) => {
        // As a transition: to draw a chart takes long, and whoever types meanwhile comes first.
        startTransition(() => {
          setPlot(() => program);
          setWidth(element.getBoundingClientRect().width || null);
        });
        resizes.observe(element);
      });
    });
    views.observe(element);
    return () => {
      views.disconnect();
      giveUp();
      resizes.disconnect();
    };
  }, [plot]);

  return { Plot, width, isDrawn, onDrawn };
}
