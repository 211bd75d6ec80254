'use client';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { triageWords } from '#words/triage-acts.ts';
import classes from './triage.module.css';

const words = triageWords.comments;

type Props = {
  label: string;
  submit: string;
  /** What it says so far. */
  initial?: string;
  isBusy: boolean;
  /** Why it was not sent. */
  failure: string | null;
  /** `sent` empties the field. */
  onSend: (text: string, sent: () => void) => void;
};

/** Where a comment is written. */
export function CommentForm({ label, submit, initial = '', isBusy, failure, onSend }: Props) {
  const [text, setText] = useState(initial);
  const written = text.trim();
  const canSend = written !== '' && written !== initial && !isBusy;
  const send = () => {
    if (canSend) onSend(written, () => setText(''));
  };
  return (
    <form
      className={classes.write}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        send();
      }}
    >
      <label>
        {label}
        <textarea
          rows={2}
          maxLength={10_000}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <small>{words.hint}</small>
      </label>
      {failure === null ? null : (
        <p className={classes.failure} role="alert">
          {words.failed(failure)}
        </p>
      )}
      <Button type="submit" size="small" isBusy={isBusy} disabled={!canSend}>
        {submit}
      </Button>
    </form>
  );
}
