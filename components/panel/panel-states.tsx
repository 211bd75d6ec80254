'use client';
import type { ReactNode } from 'react';
import { Button } from '#components/button/button.tsx';
import { WithCode } from '#components/format/with-code.tsx';
import { panelWords as words } from '#words/panel.ts';
import classes from './panel.module.css';

/** The box that the content will take, so that nothing moves when it comes. */
export function LoadingState({ height }: { height: number }) {
  return (
    <div role="status" aria-label={words.loading}>
      <div className={classes.skeleton} style={{ height }} />
    </div>
  );
}

type ErrorProps = { what: string; cause: string; isRetrying: boolean; onRetry: () => void; height: number };

/** Nothing to show, and why, and what to do. */
export function ErrorState({ what, cause, isRetrying, onRetry, height }: ErrorProps) {
  return (
    <div className={classes.state} style={{ minHeight: height }} role="alert">
      <strong>{words.couldNotLoad(what)}</strong>
      <p>
        <WithCode text={cause} />
      </p>
      <Button onClick={onRetry} isBusy={isRetrying}>
        {words.tryAgain}
      </Button>
    </div>
  );
}

type EmptyProps = { title: string; children: ReactNode; height?: number };

/** Nothing to show because there is nothing; the children say what would bring something. */
export function EmptyState({ title, children, height = 0 }: EmptyProps) {
  return (
    <div className={classes.state} style={{ minHeight: height }}>
      <strong>{title}</strong>
      <p>{children}</p>
    </div>
  );
}

/** A line above content that is shown all the same: partial, or older than it should be. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div className={classes.notice} role="status">
      {children}
    </div>
  );
}
