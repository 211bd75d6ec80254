import { colour } from '#components/theme/palette.ts';
import { chartWords as words } from '#words/charts.ts';
import classes from './chart.module.css';
import type { ChartModel, ChartSeries } from './chart-model.ts';
import { MarkShape } from './mark-row.tsx';
import type { PlacedMark } from './marks.ts';
import { lookOf, targetLook } from './series-look.ts';

/** What a series looks like, small: its dash and shape tell it apart as well as its colour. */
export function Swatch({ series }: { series: ChartSeries }) {
  const look = lookOf(series);
  return (
    <svg width="18" height="10" aria-hidden="true" className={classes.swatch}>
      {series.mark === 'line' ? (
        <path d="M1,5H17" strokeLinecap="round" {...look} />
      ) : (
        <rect
          x={series.mark === 'bar' ? 6 : 3}
          y={series.mark === 'bar' && series.direction === 'down' ? 4 : 1}
          width={series.mark === 'bar' ? 5 : 12}
          height={series.mark === 'bar' ? 6 : 8}
          {...look}
        />
      )}
    </svg>
  );
}

/** What each line, area and mark of a chart means. */
export function Legend({ model, marks }: { model: ChartModel; marks: readonly PlacedMark[] }) {
  const kinds = [...new Set(marks.map(({ kind }) => kind))];
  const hasGap = model.points.some(({ hasData }) => !hasData);
  const hasIncomplete = model.points.some(({ hasData, isComplete }) => hasData && !isComplete);
  return (
    <ul className={classes.legend}>
      {model.series.map((series) => (
        <li key={series.key}>
          <Swatch series={series} />
          <bdi>{series.label}</bdi>
        </li>
      ))}
      {model.target === null ? null : (
        <li>
          <svg width="18" height="10" aria-hidden="true" className={classes.swatch}>
            <path d="M0,5H18" {...targetLook} />
          </svg>
          {model.target.label}
        </li>
      )}
      {hasIncomplete ? <Shaded label={words.partlySeen} fill={colour('third')} isLow /> : null}
      {hasGap ? <Shaded label={words.noData} fill={colour('edge')} isLow={false} /> : null}
      {kinds.map((kind) => (
        <li key={kind}>
          <MarkShape kind={kind} />
          {words.marks[kind]}
        </li>
      ))}
    </ul>
  );
}

function Shaded({ label, fill, isLow }: { label: string; fill: string; isLow: boolean }) {
  return (
    <li>
      <svg width="18" height="10" aria-hidden="true" className={classes.swatch}>
        {isLow ? (
          <rect x="2" y="3" width="14" height="3" fill={fill} />
        ) : (
          <rect
            x="3"
            y="0.5"
            width="12"
            height="9"
            fill={fill}
            stroke={colour('unknown')}
            strokeWidth="0.5"
          />
        )}
      </svg>
      {label}
    </li>
  );
}
