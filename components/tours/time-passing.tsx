'use client';
import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { useNow } from '#components/format/clock.tsx';
import { Instant } from '#components/format/time.tsx';
import { demoTimeKey, letDaysPassOptions } from '#lib/queries/demo-time.ts';
import { liveScopesOptions } from '#lib/queries/live.ts';
import { countWaiting } from '#lib/queries/live-scopes.ts';
import { tourWords } from '#words/tours.ts';
import classes from './tours.module.css';

const { time: words } = tourWords;
const choices = [1, 7] as const;

/** What time it is in the demo, and how to let more of it pass. */
export function TimePassing() {
  const now = useNow();
  const [day, setDay] = useState(0);
  const passing = useMutation(letDaysPassOptions(useQueryClient(), setDay));
  // Begun in this box, or before it was closed.
  const isPassing = useIsMutating({ mutationKey: demoTimeKey }) > 0;
  const { data: live } = useQuery(liveScopesOptions());
  const isCollecting = live ? live.running.length + countWaiting(live) > 0 : false;
  const said = () => {
    if (passing.isPending) return words.day(day, passing.variables);
    if (passing.error) return passing.error.message;
    if (isPassing || isCollecting) return words.collecting;
    return passing.isSuccess ? words.passed : null;
  };
  return (
    <section className={classes.time} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>
        {words.now} <Instant at={now.toISOString()} />. {words.hint}
      </p>
      <div className={classes.days}>
        {choices.map((days) => (
          <Button
            key={days}
            isBusy={passing.isPending && passing.variables === days}
            disabled={isPassing || isCollecting}
            onClick={() => passing.mutate(days)}
          >
            {words.pass(days)}
          </Button>
        ))}
      </div>
      <p className={classes.passed} role="status">
        {said()}
      </p>
    </section>
  );
}
