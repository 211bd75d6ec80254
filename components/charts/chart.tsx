'use client';
import { lazy, Suspense, useMemo, useRef } from 'react';
import { AxisLabels } from './axis-labels.tsx';
import { Backdrop } from './backdrop.tsx';
import classes from './chart.module.css';
import { layOutChart } from './chart-layout.ts';
import type { ChartModel } from './chart-model.ts';
import { ChartTable } from './chart-table.tsx';
import { Legend } from './legend.tsx';
import { StaticPlot } from './static-plot.tsx';
import { useInteractive } from './use-interactive.ts';

const InteractivePlot = lazy(() => import('./interactive-plot.tsx'));

/** A chart: the server's SVG at first, Recharts in the same box once it is looked at. */
export function Chart({ model, height = 216 }: { model: ChartModel; height?: number }) {
  const layout = useMemo(() => layOutChart(model, height), [model, height]);
  const plot = useRef<HTMLDivElement>(null);
  const { width, isDrawn, onDrawn } = useInteractive(plot);
  return (
    <div>
      <Legend model={model} />
      <div className={classes.frame} style={{ height }}>
        <div className={classes.plot} ref={plot}>
          <Backdrop layout={layout} />
          <StaticPlot layout={layout} label={model.summary} isHidden={isDrawn} />
          <AxisLabels layout={layout} target={model.target?.label ?? null} />
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
              />
            </Suspense>
          )}
        </div>
      </div>
      <ChartTable model={model} />
    </div>
  );
}
