'use client';
import { Select } from '#components/select/select.tsx';
import { overviewWords as words } from '#words/overview.ts';
import classes from './overview.module.css';
import { dimensions, intervals, type OverviewView, type ViewParam } from './resolve-view.ts';

type Props = {
  view: OverviewView;
  /** `30 days` */
  span: string;
  setView: (change: Partial<Record<ViewParam, string | null>>) => void;
};

/** Into what points and lines the charts are cut, and whether they are compared. */
export function ViewPickers({ view, span, setView }: Props) {
  return (
    <fieldset className={classes.view}>
      <legend>{words.view}</legend>
      <Select
        label={words.interval}
        value={view.interval}
        all={words.intervals.auto}
        options={intervals.map((value) => ({ value, label: words.intervals[value] }))}
        onChange={(interval) => setView({ interval })}
      />
      <Select
        label={words.by}
        value={view.by}
        all={words.splits.none}
        options={dimensions.map((value) => ({ value, label: words.splits[value] }))}
        onChange={(by) => setView({ by })}
      />
      <label className={classes.compare} title={words.compareWith(span)}>
        <input
          type="checkbox"
          checked={view.isCompared}
          disabled={view.by !== null}
          onChange={({ currentTarget }) => setView({ compare: currentTarget.checked ? 'before' : null })}
        />
        {words.compare}
        <span className={classes.compareWith}> {words.compareWith(span)}</span>
      </label>
    </fieldset>
  );
}
