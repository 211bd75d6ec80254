import classes from './list-filter.module.css';

type Props = { label: string; maxLength: number; value: string; onChange: (text: string | null) => void };

/** A field that a page's list is searched by; null where nothing is written. */
export function SearchField({ label, maxLength, value, onChange }: Props) {
  return (
    <input
      className={classes.field}
      type="search"
      data-page-filter
      aria-label={label}
      placeholder={label}
      maxLength={maxLength}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
    />
  );
}
