'use client';
import { useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { Disclosure } from '#components/disclosure/disclosure.tsx';
import { useNow } from '#components/format/clock.tsx';
import { scopeWords as words } from '#words/scope.ts';
import classes from './scope.module.css';

type Span = { from: string; to: string };
type Props = { label: string; isChosen: boolean; initial: Span; onApply: (span: Span) => void };

/** From one day to another (UTC), behind a button that says which. */
export function CustomSpan({ label, isChosen, initial, onApply }: Props) {
  const [{ from, to }, setSpan] = useState(initial);
  const today = useNow().toISOString().slice(0, 10);
  return (
    <Disclosure label={label} isChosen={isChosen} align="end">
      {(close) => (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            close();
            onApply({ from, to });
          }}
        >
          <label>
            {words.from}
            <input
              type="date"
              required
              max={to}
              value={from}
              onChange={({ currentTarget }) => setSpan({ from: currentTarget.value, to })}
            />
          </label>
          <label>
            {words.to}
            <input
              type="date"
              required
              min={from}
              max={today}
              value={to}
              onChange={({ currentTarget }) => setSpan({ from, to: currentTarget.value })}
            />
          </label>
          <Button type="submit" variant="filled">
            {words.apply}
          </Button>
        </form>
      )}
    </Disclosure>
  );
}
