import type { FilterError } from '#lib/domain/property-filter/parse.ts';
import classes from './filter.module.css';

type Props = { id: string; text: string; mistake: FilterError };

/** Where a filter cannot be read, and what may stand there. */
export function FilterMistake({ id, text, mistake: { start, end, message } }: Props) {
  return (
    <p className={classes.mistake} id={id} role="alert">
      <code dir="auto">
        {text.slice(0, start)}
        <mark>{text.slice(start, end) || ' '}</mark>
        {text.slice(end)}
      </code>
      {message}
    </p>
  );
}
