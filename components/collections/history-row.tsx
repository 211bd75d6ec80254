'use client';
import { type KeyboardEvent, useId, useState } from 'react';
import { useDisplay } from '#components/display/display-provider.tsx';
import type { PastCollection } from '#lib/api/schemas.ts';
import { collectionsWords as words } from '#words/collections.ts';
import classes from './history.module.css';
import { cellAfterKey, historyCell } from './history-cell.ts';

type Props = {
  name: string;
  runs: readonly PastCollection[];
  selectedId: string | null;
  onSelect: (id: string) => void;
  /** What is said where there are none. */
  none: string;
};

/**
 * The newest collections of a scope, one a cell, told apart by colour and shape. One stop of the keyboard: left and right
 * go from cell to cell, up and down from scope to scope, Enter opens one.
 */
export function HistoryRow({ name, runs, selectedId, onSelect, none }: Props) {
  const id = useId();
  const { timeZone } = useDisplay();
  const [active, setActive] = useState<number | null>(null);
  if (runs.length === 0) return <span className={classes.none}>{none}</span>;
  const at = Math.min(active ?? runs.length - 1, runs.length - 1);
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = cellAfterKey(event.key, at, runs.length);
    const run = runs[at];
    if (next !== null) setActive(next);
    else if ((event.key === 'Enter' || event.key === ' ') && run) onSelect(run.id);
    else if (!moveToRow(event.currentTarget, event.key)) return;
    event.preventDefault();
  };
  return (
    <div
      className={classes.row}
      role="listbox"
      aria-orientation="horizontal"
      aria-label={words.gridOf(name)}
      aria-activedescendant={`${id}-${at}`}
      tabIndex={0}
      onKeyDown={press}
    >
      {runs.map((run, index) => {
        const { look, title } = historyCell(run, timeZone);
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which option is active
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
          <span
            key={run.id}
            id={`${id}-${index}`}
            className={classes.cell}
            role="option"
            aria-selected={run.id === selectedId}
            aria-label={title}
            title={title}
            data-look={look}
            data-active={index === at}
            onClick={() => {
              setActive(index);
              onSelect(run.id);
            }}
          />
        );
      })}
    </div>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** False if the key leads to no other row. */
function moveToRow(row: HTMLElement, key: string): boolean {
  const step = steps[key];
  if (step === undefined) return false;
  const rows = [...(row.closest('table')?.querySelectorAll<HTMLElement>('[role="listbox"]') ?? [])];
  const next = rows[rows.indexOf(row) + step];
  next?.focus();
  return next !== undefined;
}
