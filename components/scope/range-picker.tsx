'use client';
import { useNow } from '#components/format/clock.tsx';
import { formatDay } from '#components/format/times.ts';
import { type Range, ranges } from '#lib/queries/span.ts';
import { scopeWords as words } from '#words/scope.ts';
import { CustomSpan } from './custom-span.tsx';
import { defaultRange } from './resolve-scope.ts';
import classes from './scope.module.css';
import { useScope } from './use-scope.ts';

/** How far back the figures and charts look: so many days, or from one day to another. */
export function RangePicker() {
  const { scope, setScope } = useScope();
  const now = useNow();
  const { from, to } = scope;
  const choose = (range: Range) =>
    setScope({ range: range === defaultRange ? null : range, from: null, to: null });
  return (
    <fieldset className={classes.ranges}>
      <legend>{words.range}</legend>
      {ranges.map((range) => (
        <label key={range}>
          <input
            type="radio"
            name="range"
            value={range}
            checked={from === null && scope.range === range}
            onChange={() => choose(range)}
            aria-label={words.ranges[range]}
          />
          <span aria-hidden="true">{range}</span>
        </label>
      ))}
      <CustomSpan
        key={`${from}/${to}`}
        label={from === null || to === null ? words.custom : `${formatDay(from)} – ${formatDay(to)}`}
        isChosen={from !== null}
        initial={{ from: from ?? dayBefore(now, 29), to: to ?? dayBefore(now, 0) }}
        onApply={(span) => setScope(span)}
      />
    </fieldset>
  );
}

function dayBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}
