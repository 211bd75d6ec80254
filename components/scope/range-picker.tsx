'use client';
import { ranges } from '#lib/queries/span.ts';
import { rangeLabels } from './range-labels.ts';
import classes from './scope.module.css';
import { useScope } from './use-scope.ts';

/** How far back the figures and charts look. */
export function RangePicker() {
  const { scope, setParam } = useScope();
  return (
    <fieldset className={classes.ranges}>
      <legend>Range</legend>
      {ranges.map((range) => (
        <label key={range}>
          <input
            type="radio"
            name="range"
            value={range}
            checked={scope.range === range}
            onChange={() => setParam('range', range)}
            aria-label={rangeLabels[range]}
          />
          <span aria-hidden="true">{range}</span>
        </label>
      ))}
    </fieldset>
  );
}
