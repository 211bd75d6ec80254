import { colour } from '#components/theme/palette.ts';
import classes from './chart.module.css';
import { type ChartLayout, plotWidth } from './chart-layout.ts';
import { targetLook } from './series-look.ts';

const incompleteHeight = 3;

/** Grid, target and the stretches without (all) data: behind both faces, so neither moves them. */
export function Backdrop({ layout }: { layout: ChartLayout }) {
  const { main, strip, targetY, shades, step, height } = layout;
  const lines = [...main.ticks.map(({ y }) => y), ...(strip ? [strip.y(0)] : [])];
  return (
    <svg
      className={classes.stretched}
      viewBox={`0 0 ${plotWidth} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {shades.map(({ reason, from, to }) => (
        <rect
          key={`${reason}-${from}`}
          x={from * step}
          width={(to - from) * step}
          y={0}
          height={reason === 'no data' ? height : incompleteHeight}
          fill={colour(reason === 'no data' ? 'edge' : 'third')}
          fillOpacity={reason === 'no data' ? 0.55 : 1}
        />
      ))}
      {lines.map((y) => (
        <path key={y} d={`M0,${y}H${plotWidth}`} stroke={colour('grid')} vectorEffect="non-scaling-stroke" />
      ))}
      {targetY === null ? null : (
        <path d={`M0,${targetY}H${plotWidth}`} {...targetLook} vectorEffect="non-scaling-stroke" />
      )}
    </svg>
  );
}
