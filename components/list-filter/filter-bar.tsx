'use client';
import { IconChevronDown, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { listFilterWords as words } from '#words/list-filter.ts';
import classes from './list-filter.module.css';

type Props = {
  /** What the search field looks in. */
  searchLabel: string;
  search: string;
  onSearch: (text: string) => void;
  /** How many rows are left, in words. */
  count: ReactNode;
  isNarrowed: boolean;
  onClear: () => void;
  /** Choices and, at the end, what else one can do with the list. */
  children: ReactNode;
};

/** What a list is narrowed to. */
export function FilterBar({ searchLabel, search, onSearch, count, isNarrowed, onClear, children }: Props) {
  return (
    <search className={classes.bar}>
      <span className={classes.search}>
        <IconSearch size={15} aria-hidden="true" />
        <input
          type="search"
          data-page-filter
          aria-label={searchLabel}
          placeholder={searchLabel}
          value={search}
          maxLength={512}
          onChange={({ currentTarget }) => onSearch(currentTarget.value)}
        />
      </span>
      {children}
      {isNarrowed ? (
        <button type="button" className={classes.clear} onClick={onClear}>
          {words.clear}
        </button>
      ) : null}
      <span className={classes.count} role="status">
        {count}
      </span>
    </search>
  );
}

type ChoiceProps<V extends string> = {
  label: string;
  /** What it is called if nothing is chosen. */
  all: string;
  value: V | undefined;
  options: readonly { value: V; label: string }[];
  onChange: (value: string | null) => void;
};

/** One of several values, or all. */
export function Choice<V extends string>({ label, all, value, options, onChange }: ChoiceProps<V>) {
  return (
    <span className={classes.choice}>
      <select
        aria-label={label}
        value={value ?? ''}
        data-chosen={value !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
      >
        <option value="">{all}</option>
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
