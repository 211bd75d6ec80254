'use client';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { IconButton } from '#components/button/quiet-buttons.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { CollectionEnded } from '#lib/api/schemas.ts';
import { liveWords as words } from '#words/live.ts';
import classes from './live.module.css';
import { type Batch, isWorthTelling } from './live-batch.ts';

const goodNewsMs = 10_000;
const otherNewsMs = 30_000;

/** What is being collected, and then how it ended, in a corner of every page. */
export function LiveNotice({ batch }: { batch: Batch | null }) {
  const [dismissedId, setDismissedId] = useState<number | null>(null);
  const id = batch?.id ?? null;
  const isOver = batch?.isOver ?? false;
  const isGood = batch?.ended.every(({ outcome }) => outcome === 'complete') ?? true;
  useEffect(() => {
    if (!isOver) return;
    const timer = setTimeout(() => setDismissedId(id), isGood ? goodNewsMs : otherNewsMs);
    return () => clearTimeout(timer);
  }, [id, isOver, isGood]);
  const isShown = batch !== null && dismissedId !== batch.id && (!batch.isOver || isWorthTelling(batch));
  return (
    <section className={classes.corner} aria-label={words.region}>
      <p className={classes.spoken} role="status">
        {isShown ? summaryOf(batch) : null}
      </p>
      {isShown ? (
        <div className={classes.notice} data-over={batch.isOver}>
          {batch.isOver ? <Ended batch={batch} isGood={isGood} /> : <Running batch={batch} />}
          <ScopedLink href="/collections" className={classes.link}>
            {words.see}
          </ScopedLink>
          <IconButton
            size="small"
            className={classes.dismiss ?? ''}
            label={words.dismiss}
            title={words.dismiss}
            onClick={() => setDismissedId(batch.id)}
          >
            <IconX size={14} aria-hidden="true" />
          </IconButton>
        </div>
      ) : null}
    </section>
  );
}

function Running({ batch: { running, waiting, ended } }: { batch: Batch }) {
  const [first, ...others] = running;
  if (first === undefined) return <p className={classes.line}>{words.waiting(waiting)}</p>;
  const { done, total } = first.progress ?? { done: 0, total: null };
  const more = words.more(others.length, waiting, ended.length);
  return (
    <>
      <p className={classes.line}>
        <bdi>{words.collecting(first)}</bdi>
        {first.progress === null ? '' : `: ${words.progress(done, total)}`}
      </p>
      <progress
        aria-label={words.progressOf(first)}
        {...(total === null ? {} : { value: done, max: Math.max(1, total) })}
      />
      {more === '' ? null : <p className={classes.more}>{more}</p>}
    </>
  );
}

function Ended({ batch, isGood }: { batch: Batch; isGood: boolean }) {
  const Icon = isGood ? IconCheck : IconAlertTriangle;
  return (
    <p className={classes.line} data-good={isGood}>
      <Icon size={15} aria-hidden="true" /> <span>{summaryOf(batch)}</span>
    </p>
  );
}

// Progress is seen, not spoken: a voice for every page of instances would be in the way.
function summaryOf({ isOver, running, waiting, ended }: Batch): string {
  const [first] = running;
  if (!isOver) return first === undefined ? words.waiting(waiting) : words.collecting(first);
  const [only, ...others] = ended;
  if (only !== undefined && others.length === 0) return words.endedOne(only, outcomeOf(only));
  const count = (outcome: string) => ended.filter((one) => outcomeOf(one) === outcome).length;
  return words.ended({
    ...{ complete: count('complete'), partial: count('partial'), failed: count('failed') },
    cancelled: count(words.cancelled),
  });
}

function outcomeOf({ outcome, isCancelled }: CollectionEnded): string {
  return isCancelled ? words.cancelled : outcome;
}
