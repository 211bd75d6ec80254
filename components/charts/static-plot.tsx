import { Fragment } from 'react';
import classes from './chart.module.css';
import { type ChartLayout, plotWidth } from './chart-layout.ts';
import { dotsOf, pathOf } from './paths.ts';
import { lonelyRadius, lookOf } from './series-look.ts';

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
      {layout.drawn.toReversed().map((drawn) => {
        const { key } = drawn.series;
        const dots = dotsOf(drawn, layout);
        const look = {
          vectorEffect: 'non-scaling-stroke',
          strokeLinecap: 'round',
          strokeLinejoin: 'round',
          ...lookOf(drawn.series),
        } as const;
        return (
          <Fragment key={key}>
            <path {...look} d={pathOf(drawn, layout)} />
            {dots === '' ? null : (
              <path {...look} d={dots} strokeWidth={2 * lonelyRadius} strokeDasharray="none" />
            )}
          </Fragment>
        );
      })}
    </svg>
  );
}
