import classes from './chart.module.css';
import { type ChartLayout, plotWidth } from './chart-layout.ts';
import { pathOf } from './paths.ts';
import { lookOf } from './series-look.ts';

type Props = { layout: ChartLayout; label: string; isHidden: boolean };

/** The face that the server draws: paths stretched to the box, strokes as thick as they should be. */
export function StaticPlot({ layout, label, isHidden }: Props) {
  return (
    <svg
      className={classes.stretched}
      viewBox={`0 0 ${plotWidth} ${layout.height}`}
      preserveAspectRatio="none"
      data-face="static"
      data-covered={isHidden}
      role="img"
      aria-label={label}
      aria-hidden={isHidden}
    >
      {layout.drawn.map((drawn) => (
        <path
          key={drawn.series.key}
          d={pathOf(drawn, layout)}
          vectorEffect="non-scaling-stroke"
          strokeLinecap="round"
          strokeLinejoin="round"
          {...lookOf(drawn.series)}
        />
      ))}
    </svg>
  );
}
