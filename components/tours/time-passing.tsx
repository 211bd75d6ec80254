'use client';
import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { useNow } from '#components/format/clock.tsx';
import { Instant } from '#components/format/time.tsx';
import type { LiveScopes } from '#lib/api/schemas.ts';
import { demoTimeKey, letDaysPassOptions } from '#lib/queries/demo-time.ts';
import { liveScopesOptions } from '#lib/queries/live.ts';
import { tourWords } from '#words/tours.ts';
import classes from './tours.module.css';

const { time: words } = tourWords;
const choices = [1, 7] as const;

/** What waits for its next try may wait for long. */
function isUnderWay(live: LiveScopes | null = null): boolean {
  return live !== null && (live.running.length > 0 || live.waiting.some(({ retryAt }) => retryAt === null));
}

/** What time it is in the demo, and how to let more of it pass. */
export function TimePassing() {
  const now = useNow();
  const [day, setDay] = useState(0);
  const passing = useMutation(letDaysPassOptions(useQueryClient(), setDay));
  // Begun in this box, or before it was closed.
  const isPassing = useIsMutating({ mutationKey: demoTimeKey }) > 0;
  const { data: live } = useQuery(liveScopesOptions());
  const isCollecting = isUnderWay(live);
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
