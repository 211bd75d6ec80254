'use client';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { annotationWords as words } from '#words/annotations.ts';
import classes from './annotations.module.css';

const longest = 500;

type NoteDraft = { day: string; text: string; account: string | null };

type Props = {
  initial: NoteDraft;
  accounts: readonly { accountId: string; name: string }[];
  isSaving: boolean;
  /** Why it could not be saved. */
  failure: string | null;
  onSave: (draft: NoteDraft) => void;
  onCancel: () => void;
};

/** A note, to be written or changed. Escape leaves it. */
export default function NoteForm({ initial, accounts, isSaving, failure, onSave, onCancel }: Props) {
  const [draft, setDraft] = useState(initial);
  const change = (part: Partial<NoteDraft>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.text.trim() !== '') onSave({ ...draft, text: draft.text.trim() });
  };
  return (
    <form
      className={classes.form}
      onSubmit={submit}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onCancel();
      }}
    >
      <label>
        {words.day}
        <input
          type="date"
          required
          value={draft.day}
          onChange={({ currentTarget }) => change({ day: currentTarget.value })}
        />
      </label>
      <label>
        {words.account}
        <select
          value={draft.account ?? ''}
          onChange={({ currentTarget }) => change({ account: currentTarget.value || null })}
        >
          <option value="">{words.wholeEstate}</option>
          {accounts.map(({ accountId, name }) => (
            <option key={accountId} value={accountId}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className={classes.text}>
        {words.text}
        <textarea
          required
          // biome-ignore lint/a11y/noAutofocus: it was opened to be written in
          autoFocus
          rows={2}
          maxLength={longest}
          value={draft.text}
          onChange={({ currentTarget }) => change({ text: currentTarget.value })}
        />
      </label>
      <div className={classes.formFoot}>
        <Button type="submit" variant="filled" isBusy={isSaving}>
          {words.save}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <span className={classes.hint}>{words.textHint(longest - draft.text.length)}</span>
        {failure === null ? null : (
          <span role="alert" className={classes.failure}>
            {words.notSaved(failure)}
          </span>
        )}
      </div>
    </form>
  );
}
