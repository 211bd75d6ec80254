import { useEffect } from 'react';
import { chartWords as words } from '#words/charts.ts';
import classes from './chart.module.css';
import type { ChartModel } from './chart-model.ts';
import { formatFigure } from './figures.ts';
import { Swatch } from './legend.tsx';
import { MarkShape } from './mark-row.tsx';
import type { PlacedMark } from './marks.ts';

type Props = {
  model: ChartModel;
  marks: readonly PlacedMark[];
  index: number;
  onShow: (index: number | null) => void;
};

/** What one point says, in the words of the table. */
export function ChartTooltip({ model, marks, index, onShow }: Props) {
  const point = model.points[index];
  useEffect(() => {
    onShow(index);
    return () => onShow(null);
  }, [index, onShow]);
  if (!point) return null;
  return (
    <div className={classes.tooltip}>
      <strong>{point.label}</strong>
      {point.hasData && !point.isComplete ? <em>{words.partlySeen}</em> : null}
      <dl>
        {model.columns.map(({ label, series: key, kind, values }) => {
          const series = model.series.find((one) => one.key === key);
          return (
            <div key={`${key} ${label}`}>
              <dt>
                {series ? <Swatch series={series} /> : <span className={classes.noSwatch} />}
                <bdi>{label}</bdi>
              </dt>
              <dd>{formatFigure(kind, values[index])}</dd>
            </div>
          );
        })}
      </dl>
      {marks
        .filter(({ from, to }) => from <= index && index <= to)
        .map(({ key, kind, label }) => (
          <p key={key}>
            <MarkShape kind={kind} /> {label}
          </p>
        ))}
    </div>
  );
}
