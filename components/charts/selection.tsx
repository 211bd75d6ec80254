import { chartWords as words } from '#words/charts.ts';
import classes from './chart.module.css';
import type { ChartModel } from './chart-model.ts';

type Props = { model: ChartModel; selection: { first: number; last: number } | null };

/** The stretch that is being selected, for the eye and for the ear. */
export function Selection({ model: { points }, selection }: Props) {
  const { first = 0, last = 0 } = selection ?? {};
  const share = (index: number) => `${(index / points.length) * 100}%`;
  return (
    <>
      {selection === null ? null : (
        <div
          className={classes.selection}
          style={{ insetInlineStart: share(first), width: share(last - first + 1) }}
        />
      )}
      <span role="status" className={classes.visuallyHidden}>
        {selection === null ? '' : words.selected(points[first]?.label ?? '', points[last]?.label ?? '')}
      </span>
    </>
  );
}
