'use client';
import { useRouter } from 'next/navigation';
import { Suspense, useState } from 'react';
import { lazyPart } from '#components/connection/lazy-part.ts';
import { Disclosure } from '#components/disclosure/disclosure.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { frameWords } from '#words/frame.ts';
import classes from './tours.module.css';

const TourChoice = lazyPart(() => import('./tour-choice.tsx'));
const TourCard = lazyPart(() => import('./tour-card.tsx'));

/** Says that the estate is simulated, and leads through it. */
export function DemoMark() {
  const [at, setAt] = useState<{ tour: string; step: number } | null>(null);
  const router = useRouter();
  const { hrefOf } = useScope();
  const go = (tour: string, step: number, path: string) => {
    setAt({ tour, step });
    router.push(hrefOf(path));
  };
  return (
    <>
      <span className={classes.mark}>
        <Disclosure
          align="start"
          label={
            <span className={classes.demo}>
              {frameWords.demo}
              <span className={classes.more}>{frameWords.demoMore}</span>
            </span>
          }
        >
          {(close) => (
            <Suspense>
              <TourChoice
                onChoose={(tour, path) => {
                  close();
                  go(tour, 0, path);
                }}
              />
            </Suspense>
          )}
        </Disclosure>
      </span>
      <Suspense>
        {at === null ? null : (
          <TourCard
            tourId={at.tour}
            at={at.step}
            onGo={(step, path) => go(at.tour, step, path)}
            onEnd={() => setAt(null)}
          />
        )}
      </Suspense>
    </>
  );
}
