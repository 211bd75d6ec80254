'use client';
import { useMemo } from 'react';
import type { DaySpan, Zoom } from '#components/charts/use-brush.ts';
import { useScope } from '#components/scope/use-scope.ts';

/** Selecting a stretch of a chart makes it the span of everything. */
export function useZoom(): Zoom {
  const { scope, setScope } = useScope();
  const isZoomed = scope.from !== null;
  return useMemo(
    () => ({
      onZoom: (span: DaySpan) => setScope(span),
      onReset: isZoomed ? () => setScope({ from: null, to: null }) : null,
    }),
    [isZoomed, setScope],
  );
}
