'use client';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { LinkButton } from '#components/button/quiet-buttons.tsx';
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
      {isNarrowed ? <LinkButton onClick={onClear}>{words.clear}</LinkButton> : null}
      <span className={classes.count} role="status">
        {count}
      </span>
    </search>
  );
}
