'use client';
import { useMemo } from 'react';
import { noValue } from '#components/format/numbers.ts';
import { formatDate } from '#components/format/times.ts';
import { smallChartWords as words } from '#words/small-charts.ts';
import { Backdrop } from './backdrop.tsx';
import classes from './chart.module.css';
import { layOutChart } from './chart-layout.ts';
import type { ChartModel } from './chart-model.ts';
import { ChartTable } from './chart-table.tsx';
import { formatFigure } from './figures.ts';
import { newestFigure } from './newest-figure.ts';
import { StaticPlot } from './static-plot.tsx';

const height = 64;
const noFigures = { kind: 'count', values: [] } as const;

/** The lines of a chart, each in a small chart of its own with its newest figure, all on one scale. */
export function SmallCharts({ model }: { model: ChartModel }) {
  const layout = useMemo(() => layOutChart(model, height), [model]);
  const [first, last] = [model.points.at(0), model.points.at(-1)];
  return (
    <div>
      <ul className={classes.smallCharts}>
        {layout.drawn.map((drawn, index) => {
          const { key, label } = drawn.series;
          const column = model.columns[index] ?? noFigures;
          const newest = newestFigure(model.points, column);
          return (
            <li key={key}>
              <div className={classes.smallHead}>
                <bdi title={label}>{label}</bdi>
                <span>
                  {newest ? words.ofPoint(newest.point) : null}
                  <strong>{newest?.figure ?? noValue}</strong>
                </span>
              </div>
              <div className={classes.smallPlot} style={{ height }}>
                <Backdrop layout={layout} />
                <StaticPlot
                  layout={{ ...layout, drawn: [drawn] }}
                  label={words.smallChart(label, formatFigure(column.kind, column.values[0]), newest)}
                  isHidden={false}
                />
              </div>
            </li>
          );
        })}
      </ul>
      <p className={classes.smallScale}>
        {words.smallScale(
          first ? formatDate(first.firstDay) : '',
          last ? formatDate(last.day) : '',
          layout.main.ticks.at(0)?.label ?? '',
          layout.main.ticks.at(-1)?.label ?? '',
        )}
      </p>
      <ChartTable model={model} />
    </div>
  );
}
