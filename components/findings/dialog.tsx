'use client';
import type { FormEvent, ReactNode } from 'react';
import { Button } from '#components/button/button.tsx';
import { Sheet } from '#components/quick-access/sheet.tsx';
import { triageWords as words } from '#words/triage-acts.ts';
import classes from './triage.module.css';

type Props = {
  title: string;
  submit: string;
  isBusy?: boolean;
  canSubmit?: boolean;
  /** Why it could not be done. */
  failure?: string | null;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A question with an answer to fill in. Escape leaves it. */
export function Dialog({
  title,
  submit,
  isBusy,
  canSubmit = true,
  failure,
  onSubmit,
  onClose,
  children,
}: Props) {
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (canSubmit) onSubmit();
  };
  return (
    <Sheet name={title} onClose={onClose}>
      <form className={classes.form} onSubmit={send}>
        <h2>{title}</h2>
        {children}
        {failure ? (
          <p className={classes.failure} role="alert">
            {failure}
          </p>
        ) : null}
        <div className={classes.formFoot}>
          <Button type="submit" variant="filled" isBusy={isBusy ?? false} disabled={!canSubmit}>
            {submit}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </div>
      </form>
    </Sheet>
  );
}
