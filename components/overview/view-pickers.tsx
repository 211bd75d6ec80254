'use client';
import { IconChevronDown } from '@tabler/icons-react';
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
      <Choice
        label={words.interval}
        value={view.interval}
        none={words.intervals.auto}
        options={intervals.map((value) => ({ value, label: words.intervals[value] }))}
        onChange={(interval) => setView({ interval })}
      />
      <Choice
        label={words.by}
        value={view.by}
        none={words.splits.none}
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

type ChoiceProps = {
  label: string;
  value: string | null;
  none: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | null) => void;
};

function Choice({ label, value, none, options, onChange }: ChoiceProps) {
  return (
    <span className={classes.choice}>
      <select
        aria-label={label}
        value={value ?? ''}
        data-chosen={value !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <IconChevronDown size={14} aria-hidden="true" />
    </span>
  );
}
