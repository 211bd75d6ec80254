'use client';
import { useEffect, useRef } from 'react';
import { Button } from '#components/button/button.tsx';
import { WithCode } from '#components/format/with-code.tsx';
import { tourWords as words } from '#words/tours.ts';
import classes from './tours.module.css';

type Props = {
  tourId: string;
  at: number;
  onGo: (step: number, path: string) => void;
  onEnd: () => void;
};

/** One step of a tour, beside the page that it is about. */
export default function TourCard({ tourId, at, onGo, onEnd }: Props) {
  const card = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is read out as it comes
  useEffect(() => card.current?.focus(), [tourId, at]);
  const tour = words.tours.find(({ id }) => id === tourId);
  const step = tour?.steps[at];
  if (tour === undefined || step === undefined) return null;
  const turn = (by: 1 | -1) => {
    const other = tour.steps[at + by];
    if (other) onGo(at + by, other.path);
    else onEnd();
  };
  return (
    <aside className={classes.card} ref={card} tabIndex={-1} aria-label={`${tour.who}: ${step.title}`}>
      <p className={classes.place}>
        {tour.who} · {words.step(at + 1, tour.steps.length)} · {words.on(step.path)}
      </p>
      <h2>{step.title}</h2>
      <p>
        <WithCode text={step.text} />
      </p>
      <div className={classes.buttons}>
        <Button onClick={onEnd}>{words.end}</Button>
        {at > 0 ? <Button onClick={() => turn(-1)}>{words.back}</Button> : null}
        <Button variant="filled" onClick={() => turn(1)}>
          {at + 1 < tour.steps.length ? words.next : words.done}
        </Button>
      </div>
    </aside>
  );
}
