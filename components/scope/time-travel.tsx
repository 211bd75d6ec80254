'use client';
import { IconClock, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { LinkButton } from '#components/button/quiet-buttons.tsx';
import { Disclosure } from '#components/disclosure/disclosure.tsx';
import { useNow } from '#components/format/clock.tsx';
import { formatDate, formatInstant } from '#components/format/times.ts';
import { scopeWords as words } from '#words/scope.ts';
import classes from './scope.module.css';
import { useScope } from './use-scope.ts';

/** The day as of which everything is shown. */
export function TimeTravel() {
  const { scope, setScope } = useScope();
  const { at } = scope;
  const Icon = at === null ? IconClock : IconHistory;
  return (
    <Disclosure
      name={words.asOfHint}
      isChosen={at !== null}
      label={
        <>
          <Icon size={15} aria-hidden="true" />
          {at === null ? words.now : nameOf(at)}
        </>
      }
    >
      {(close) => (
        <DayForm
          at={at}
          onChoose={(day) => {
            close();
            setScope({ at: day });
          }}
        />
      )}
    </Disclosure>
  );
}

function DayForm({ at, onChoose }: { at: string | null; onChoose: (day: string | null) => void }) {
  const today = useNow().toISOString().slice(0, 10);
  const [day, setDay] = useState(at?.slice(0, 10) ?? today);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(day === today ? null : day);
      }}
    >
      <label>
        {words.asOf}
        <input
          type="date"
          required
          max={today}
          value={day}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
      </label>
      <Button type="submit" variant="filled">
        {words.apply}
      </Button>
      {at === null ? null : <Button onClick={() => onChoose(null)}>{words.backToNow}</Button>}
    </form>
  );
}

/** Says on every page that what one sees is past, and leads back. */
export function TimeTravelNotice() {
  const { scope, setScope } = useScope();
  if (scope.at === null) return null;
  return (
    <div className={classes.past} role="status">
      <IconHistory size={15} aria-hidden="true" />
      {words.timeTravel(nameOf(scope.at))}
      <LinkButton onClick={() => setScope({ at: null })}>{words.backToNow}</LinkButton>
    </div>
  );
}

function nameOf(at: string): string {
  return at.length === 10 ? formatDate(at) : formatInstant(at);
}
