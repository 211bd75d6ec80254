import classes from './chart.module.css';
import type { ChartLayout } from './chart-layout.ts';

const nearEdge = 0.06;

/** The figures beside and below the plot, as text that never stretches. */
export function AxisLabels({ layout }: { layout: ChartLayout }) {
  const { main, strip, pointTicks } = layout;
  return (
    <div aria-hidden="true">
      {[...main.ticks, ...(strip?.ticks ?? [])].map(({ y, label }) => (
        <span key={y} className={classes.valueTick} style={{ top: y }}>
          {label}
        </span>
      ))}
      <div className={classes.pointTicks}>
        {pointTicks.map(({ index, share, label }) => (
          <span
            key={index}
            className={classes.pointTick}
            data-edge={share < nearEdge ? 'start' : share > 1 - nearEdge ? 'end' : undefined}
            style={{ insetInlineStart: `${share * 100}%` }}
          >
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}
