'use client';
import { useMemo, useRef } from 'react';
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
import type { Zoom } from './use-brush.ts';
import { useInteractive } from './use-interactive.ts';

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
  const plot = useRef<HTMLDivElement>(null);
  const { Plot, width, isDrawn, onDrawn } = useInteractive(plot);
  return (
    <div>
      <Legend model={model} marks={placed} />
      <div className={classes.frame} style={{ height }}>
        <div className={classes.plot} ref={plot}>
          <Backdrop layout={layout} />
          <StaticPlot layout={layout} label={model.summary} isHidden={isDrawn} />
          <AxisLabels layout={layout} />
          {model.stripLabel === null || layout.strip === null ? null : (
            <span className={classes.stripLabel} style={{ top: layout.strip.top }} aria-hidden="true">
              {model.stripLabel}
            </span>
          )}
          {Plot === null || width === null ? null : (
            <Plot
              model={model}
              layout={layout}
              width={width}
              isShown={isDrawn}
              onDrawn={onDrawn}
              marks={placed}
              zoom={zoom}
            />
          )}
          <MarkRow marks={placed} count={model.points.length} />
        </div>
      </div>
      <ChartTable model={model} />
    </div>
  );
}
