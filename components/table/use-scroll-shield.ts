'use client';
import { type RefObject, useEffect } from 'react';

// Longer than from one step of a scroll to the next, shorter than from its end to a click.
const stillAfterMs = 100;

/**
 * Marks a box while it scrolls (`data-scrolling`), so that what passes beneath the pointer does not take it: no browser looks for
 * cursors and tooltips of rows that are gone in a moment, and no page is fetched for each link.
 */
export function useScrollShield(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      delete element.dataset.scrolling;
    };
    const onScroll = () => {
      clearTimeout(timer);
      element.dataset.scrolling = '';
      timer = setTimeout(rest, stillAfterMs);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', onScroll);
    };
  }, [box]);
}
