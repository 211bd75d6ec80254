'use client';
import { chartWords as words } from '#words/charts.ts';
import classes from './chart.module.css';
import type { ChartModel } from './chart-model.ts';
import { formatFigure } from './figures.ts';
import { intervalOf } from './interval.ts';

/** The figures behind a chart, newest first. */
export default function ChartFigures({ model: { name, points, columns } }: { model: ChartModel }) {
  const newestFirst = points.map((point, index) => ({ ...point, index })).reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={classes.tableBox} aria-label={words.figures(name)} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.intervals[intervalOf(points)]}</th>
            {columns.map(({ label, series }) => (
              <th key={`${series} ${label}`} scope="col">
                <bdi>{label}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newestFirst.map(({ index, label, hasData, isComplete }) => (
            <tr key={index}>
              <th scope="row">{label + (hasData && !isComplete ? ' *' : '')}</th>
              {columns.map((column) => (
                <td key={`${column.series} ${column.label}`}>
                  {formatFigure(column.kind, column.values[index])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
