'use client';
import { triageWords } from '#words/triage-acts.ts';
import type { Until } from './mute-until.ts';
import classes from './triage.module.css';

const words = triageWords.mute;

type Props = {
  /** Null: what it is. */
  until: Until | null;
  /** What it is so far, in words, if there is something to keep. */
  kept?: string;
  onChange: (until: Until | null) => void;
};

/** Until when a mute is to stand. */
export function UntilPicker({ until, kept, onChange }: Props) {
  const choose = (value: string) => {
    if (value === 'kept') onChange(null);
    else if (value === 'forever') onChange({ kind: 'forever' });
    else if (value === 'day') onChange({ kind: 'day', day: '' });
    else onChange({ kind: 'days', days: Number(value) });
  };
  return (
    <div className={classes.fields}>
      <label>
        {words.until}
        <select value={chosen(until)} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {kept === undefined ? null : <option value="kept">{kept}</option>}
          {Object.entries(words.spans).map(([days, name]) => (
            <option key={days} value={days}>
              {name}
            </option>
          ))}
          <option value="day">{words.day}</option>
          <option value="forever">{words.forever}</option>
        </select>
      </label>
      {until?.kind === 'day' ? (
        <label>
          {words.untilDay}
          <input
            type="date"
            required
            value={until.day}
            onChange={({ currentTarget }) => onChange({ kind: 'day', day: currentTarget.value })}
          />
        </label>
      ) : null}
    </div>
  );
}

function chosen(until: Until | null): string {
  if (until === null) return 'kept';
  return until.kind === 'days' ? String(until.days) : until.kind;
}
