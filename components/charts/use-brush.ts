'use client';
import { type KeyboardEvent, type PointerEvent, useCallback, useRef, useState } from 'react';
import { type Brush, brushed, pointAt, stepBrush } from './brush.ts';
import type { ChartPoint } from './chart-model.ts';

/** From one day (UTC) to another. */
export type DaySpan = { from: string; to: string };

/** What a chart can do to the span that everything is shown of. Without `onReset` it is not zoomed. */
export type Zoom = { onZoom: (span: DaySpan) => void; onReset: (() => void) | null };

const leastPixels = 6;

/** Selecting a stretch of the plot by dragging over it or by keyboard. */
export function useBrush(points: readonly ChartPoint[], zoom: Zoom | null) {
  const count = points.length;
  const [brush, setBrush] = useState<Brush | null>(null);
  const pressed = useRef<{ x: number; index: number } | null>(null);
  const active = useRef<number | null>(null);

  const take = (selection: Brush) => {
    const { first, last } = brushed(selection);
    const [begin, end] = [points[first], points[last]];
    setBrush(null);
    if (begin && end) zoom?.onZoom({ from: begin.firstDay, to: end.day });
  };
  const indexOf = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return pointAt((clientX - left) / width, count);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || count < 2) return;
      pressed.current = { x: event.clientX, index: indexOf(event) };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const begin = pressed.current;
      if (begin === null || (brush === null && Math.abs(event.clientX - begin.x) < leastPixels)) return;
      if (!event.currentTarget.hasPointerCapture(event.pointerId))
        event.currentTarget.setPointerCapture(event.pointerId);
      setBrush({ anchor: begin.index, head: indexOf(event) });
    },
    onPointerUp: () => {
      pressed.current = null;
      if (brush !== null) take(brush);
    },
    onPointerCancel: () => {
      pressed.current = null;
      setBrush(null);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const step = stepBrush(event, brush, { active: active.current, count });
      if (step !== null) {
        event.preventDefault();
        event.stopPropagation();
        if (step.isDone && step.brush) take(step.brush);
        else setBrush(step.brush);
      } else if (event.key === 'Escape' && zoom?.onReset) {
        zoom.onReset();
      }
    },
    onBlur: () => setBrush(null),
  };
  const onActive = useCallback((index: number | null) => {
    active.current = index;
  }, []);
  return { selection: brush && brushed(brush), handlers: zoom === null ? {} : handlers, onActive };
}
