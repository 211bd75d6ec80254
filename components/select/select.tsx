'use client';
import { useMounted } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import classes from './select.module.css';

type Props<V extends string> = {
  label: string;
  /** What it is called if nothing is chosen. */
  all: string;
  /** What is chosen; a value that is not among the options is shown as it is. */
  value: V | null | undefined;
  options: readonly { value: V; label: string }[];
  onChange: (value: V | null) => void;
};

/** One of several values, or all. */
export function Select<V extends string>({ label, all, value = null, options, onChange }: Props<V>) {
  // Before the page has its scripts, a choice would be lost.
  const isReady = useMounted();
  const isListed = value === null || options.some((option) => option.value === value);
  return (
    <span className={classes.box}>
      <select
        aria-label={label}
        value={value ?? ''}
        disabled={!isReady}
        data-chosen={value !== null}
        onChange={({ currentTarget }) => onChange(valueIn(options, currentTarget.value))}
      >
        <option value="">{all}</option>
        {isListed ? null : <option value={value}>{value}</option>}
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

function valueIn<V extends string>(options: readonly { value: V }[], text: string): V | null {
  return options.find(({ value }) => value === text)?.value ?? null;
}
