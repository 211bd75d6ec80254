import { Fragment } from 'react';
import classes from './chart.module.css';
import { type ChartLayout, plotWidth } from './chart-layout.ts';
import { Dots } from './dots.tsx';
import { pathOf } from './paths.ts';
import { strokeOf } from './series-look.ts';

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
      {layout.drawn.toReversed().map((drawn) => (
        <Fragment key={drawn.series.key}>
          <path {...strokeOf(drawn.series)} d={pathOf(drawn, layout)} />
          <Dots drawn={drawn} layout={layout} />
        </Fragment>
      ))}
    </svg>
  );
}
