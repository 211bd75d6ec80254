'use client';
import { useLayoutEffect } from 'react';
import { useNow } from '#components/format/clock.tsx';
import { Instant } from '#components/format/time.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { scopeWords as words } from '#words/scope.ts';
import classes from './print.module.css';
import { usePrinting } from './use-printing.ts';

/** On paper, where there are no pickers: what is looked at, and when it was printed. */
export function PrintedScope() {
  return usePrinting() ? <OnPaper /> : null;
}

function OnPaper() {
  const { scope, accountName } = useScope();
  const now = useNow();
  useLayoutEffect(inLightColours, []);
  return (
    <p className={classes.scope}>
      <bdi>{scope.account === null ? words.allAccounts : accountName(scope.account)}</bdi>
      <bdi>{scope.region ?? words.allRegions}</bdi>
      <bdi>{scope.owner ?? words.allOwners}</bdi>
      <span>
        {words.printed} <Instant at={now.toISOString()} />
      </span>
    </p>
  );
}

// Paper is white, whatever colours one likes on the screen.
function inLightColours(): () => void {
  const { dataset } = document.documentElement;
  const chosen = dataset.mantineColorScheme;
  dataset.mantineColorScheme = 'light';
  return () => {
    dataset.mantineColorScheme = chosen;
  };
}
