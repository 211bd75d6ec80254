'use client';
import { useEffect, useMemo, useRef } from 'react';
import { Area, Bar, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import { colour } from '#components/theme/palette.ts';
import classes from './chart.module.css';
import { type ChartLayout, type DrawnSeries, type LaneLayout, plotWidth } from './chart-layout.ts';
import type { ChartModel } from './chart-model.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { Dots } from './dots.tsx';
import type { PlacedMark } from './marks.ts';
import { Selection } from './selection.tsx';
import { lookOf } from './series-look.ts';
import { useBrush, type Zoom } from './use-brush.ts';
import { useKeptFocus } from './use-kept-focus.ts';

type Props = {
  model: ChartModel;
  layout: ChartLayout;
  width: number;
  isShown: boolean;
  onDrawn: () => void;
  marks: readonly PlacedMark[];
  zoom: Zoom | null;
};

const noMargin = { top: 0, right: 0, bottom: 0, left: 0 };

/** The face that answers pointer and arrow keys: the same layout, drawn by Recharts without axes of its own. */
export default function InteractivePlot({ model, layout, width, isShown, onDrawn, marks, zoom }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { selection, handlers, onActive } = useBrush(model.points, zoom);
  const span = spanOf(model);
  const focusHandlers = useKeptFocus(box, span);
  const rows = useMemo(() => toRows(model, layout), [model, layout]);
  useEffect(() => {
    const frame = requestAnimationFrame(() => requestAnimationFrame(onDrawn));
    return () => cancelAnimationFrame(frame);
  }, [onDrawn]);
  return (
    <div
      ref={box}
      className={classes.interactive}
      data-face="interactive"
      data-covered={!isShown}
      data-zoomable={zoom !== null}
      {...handlers}
      {...focusHandlers}
    >
      <ComposedChart
        key={span}
        width={width}
        height={layout.height}
        margin={noMargin}
        data={rows}
        barCategoryGap="15%"
        stackOffset="sign"
        role="img"
        aria-label={model.summary}
      >
        <XAxis dataKey="index" type="category" scale="band" hide />
        <LaneAxis id="main" lane={layout.main} />
        {layout.strip === null ? null : <LaneAxis id="strip" lane={layout.strip} />}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: colour('unknown'), strokeWidth: 1, fill: 'none' }}
          content={({ active, label }) =>
            active && typeof label === 'number' ? (
              <ChartTooltip model={model} marks={marks} index={label} onShow={onActive} />
            ) : null
          }
        />
        {layout.drawn.toReversed().map((drawn) => renderSeries(drawn))}
        <LonelyDots layout={layout} width={width} />
      </ComposedChart>
      <Selection model={model} selection={selection} />
    </div>
  );
}

/** The days that a chart shows. */
function spanOf({ points }: ChartModel): string {
  return `${points.at(0)?.firstDay} ${points.at(-1)?.day}`;
}

function LaneAxis({ id, lane }: { id: string; lane: LaneLayout }) {
  return <YAxis yAxisId={id} type="number" domain={[...lane.axis]} allowDataOverflow hide />;
}

// Recharts finds its marks among the chart's own children: a component around them would hide them.
function renderSeries({ series }: DrawnSeries) {
  const shared = {
    key: series.key,
    dataKey: series.key,
    yAxisId: series.lane,
    isAnimationActive: false,
    ...lookOf(series),
  };
  switch (series.mark) {
    case 'line':
      return (
        <Line
          {...shared}
          key={series.key}
          type="linear"
          dot={false}
          activeDot={{ r: 3.5 }}
          strokeLinecap="round"
        />
      );
    case 'area':
    case 'range':
      return <Area {...shared} key={series.key} type="linear" dot={false} activeDot={false} />;
    case 'bar':
      return <Bar {...shared} key={series.key} stackId={series.lane} />;
  }
}

// Recharts would ask for a dot at each point of each line, which takes three times as long as all lines do.
function LonelyDots({ layout, width }: { layout: ChartLayout; width: number }) {
  return (
    <g transform={`scale(${width / plotWidth} 1)`}>
      {layout.drawn.map((drawn) => (
        <Dots key={drawn.series.key} drawn={drawn} layout={layout} />
      ))}
    </g>
  );
}

type Row = Record<string, number | [number, number] | null>;

function toRows({ points }: ChartModel, { drawn }: ChartLayout): Row[] {
  return points.map((_, index) => {
    const row: Row = { index };
    for (const { series, extents } of drawn) row[series.key] = valueAt(series.mark, extents[index] ?? null);
    return row;
  });
}

function valueAt(mark: DrawnSeries['series']['mark'], extent: readonly [number, number] | null) {
  if (extent === null) return null;
  const [low, high] = extent;
  if (mark === 'line') return high;
  if (mark === 'bar') return low < 0 ? low : high;
  return [low, high] satisfies [number, number];
}
