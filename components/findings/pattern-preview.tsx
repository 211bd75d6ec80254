'use client';
import type { ReactNode } from 'react';
import { formatCount } from '#components/format/numbers.ts';
import classes from './triage.module.css';

type Props = {
  words: { more: (count: string) => string; everything: (count: string) => string };
  /** How much the pattern catches, in words. */
  counted: string;
  preview: { count: number; first: readonly unknown[]; isEverything: boolean };
  /** The first of what it catches, each a list item. */
  children: ReactNode;
  isConfirmed: boolean;
  onConfirm: (isConfirmed: boolean) => void;
};

/** What a pattern catches now; one that leaves nothing out has to be confirmed. */
export function PatternPreview({ words, counted, preview, children, isConfirmed, onConfirm }: Props) {
  const { count, first, isEverything } = preview;
  return (
    <div className={classes.preview} role="status" data-count={count}>
      <strong>{counted}</strong>
      <ul>
        {children}
        {count > first.length ? <li>{words.more(formatCount(count - first.length))}</li> : null}
      </ul>
      {isEverything ? (
        <label className={classes.confirm}>
          <input
            type="checkbox"
            checked={isConfirmed}
            onChange={({ currentTarget }) => onConfirm(currentTarget.checked)}
          />
          {words.everything(formatCount(count))}
        </label>
      ) : null}
    </div>
  );
}
