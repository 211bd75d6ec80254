import classes from './chart.module.css';
import type { ChartModel } from './chart-model.ts';
import { Swatch } from './legend.tsx';

/** What one point says, in the words of the table. */
export function ChartTooltip({ model, index }: { model: ChartModel; index: number }) {
  const point = model.points[index];
  if (!point) return null;
  return (
    <div className={classes.tooltip}>
      <strong>{point.label}</strong>
      {point.hasData && !point.isComplete ? <em>partly seen</em> : null}
      <dl>
        {model.columns.map(({ label, series: key, cells }) => {
          const series = model.series.find((one) => one.key === key);
          return (
            <div key={label}>
              <dt>
                {series ? <Swatch series={series} /> : <span className={classes.noSwatch} />}
                {label}
              </dt>
              <dd>{cells[index]}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
