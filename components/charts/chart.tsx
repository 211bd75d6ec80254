'use client';
import { lazy, Suspense, useMemo, useRef } from 'react';
import { chartWords as words } from '#words/charts.ts';
import { AxisLabels } from './axis-labels.tsx';
import { Backdrop } from './backdrop.tsx';
import classes from './chart.module.css';
import { layOutChart } from './chart-layout.ts';
import type { ChartModel } from './chart-model.ts';
import { ChartTable } from './chart-table.tsx';
import { Legend } from './legend.tsx';
import { MarkRow } from './mark-row.tsx';
import { type Mark, placeMarks } from './marks.ts';
import { StaticPlot } from './static-plot.tsx';
import { useBrush, type Zoom } from './use-brush.ts';
import { useInteractive } from './use-interactive.ts';

const InteractivePlot = lazy(() => import('./interactive-plot.tsx'));

const noMarks: readonly Mark[] = [];

type Props = {
  model: ChartModel;
  height?: number;
  /** What happened in the meantime. */
  marks?: readonly Mark[];
  /** What selecting a stretch does; without it nothing can be selected. */
  zoom?: Zoom | null;
};

/** A chart: the server's SVG at first, Recharts in the same box once it is looked at. */
export function Chart({ model, height = 216, marks = noMarks, zoom = null }: Props) {
  const layout = useMemo(() => layOutChart(model, height), [model, height]);
  const placed = useMemo(() => placeMarks(model.points, marks), [model, marks]);
  const { selection, handlers, onActive } = useBrush(model.points, zoom);
  const plot = useRef<HTMLDivElement>(null);
  const { width, isDrawn, onDrawn } = useInteractive(plot);
  return (
    <div>
      <Legend model={model} marks={placed} />
      <div className={classes.frame} style={{ height }}>
        <div className={classes.plot} data-zoomable={zoom !== null} ref={plot} {...handlers}>
          <Backdrop layout={layout} />
          <StaticPlot layout={layout} label={model.summary} isHidden={isDrawn} />
          <AxisLabels layout={layout} />
          {model.stripLabel === null || layout.strip === null ? null : (
            <span className={classes.stripLabel} style={{ top: layout.strip.top }} aria-hidden="true">
              {model.stripLabel}
            </span>
          )}
          {width === null ? null : (
            <Suspense fallback={null}>
              <InteractivePlot
                model={model}
                layout={layout}
                width={width}
                isShown={isDrawn}
                onDrawn={onDrawn}
                marks={placed}
                onActive={onActive}
              />
            </Suspense>
          )}
          <Selection model={model} selection={selection} />
          <MarkRow marks={placed} count={model.points.length} />
        </div>
      </div>
      <ChartTable model={model} />
    </div>
  );
}

type SelectionProps = { model: ChartModel; selection: { first: number; last: number } | null };

/** The stretch that is being selected, for the eye and for the ear. */
function Selection({ model: { points }, selection }: SelectionProps) {
  const { first = 0, last = 0 } = selection ?? {};
  const share = (index: number) => `${(index / points.length) * 100}%`;
  return (
    <>
      {selection === null ? null : (
        <div
          className={classes.selection}
          style={{ insetInlineStart: share(first), width: share(last - first + 1) }}
        />
      )}
      <span role="status" className={classes.visuallyHidden}>
        {selection === null ? '' : words.selected(points[first]?.label ?? '', points[last]?.label ?? '')}
      </span>
    </>
  );
}
