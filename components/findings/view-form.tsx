'use client';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import type { SavedView } from '#lib/api/schemas.ts';
import { triageWords } from '#words/triage-acts.ts';
import classes from './triage.module.css';

const words = triageWords.views;

type Given = { name: string; isShared: boolean; isRenewed: boolean };

type Props = {
  /** What is to be changed; without it, a view is made. */
  view?: SavedView;
  isBusy: boolean;
  failure: string | null;
  /** `saved` empties the field. */
  onSave: (given: Given, saved: () => void) => void;
  onDelete?: () => void;
};

/** What a view is called, who may use it, and whether it is to show what is shown now. */
export function ViewForm({ view, isBusy, failure, onSave, onDelete }: Props) {
  const [name, setName] = useState(view?.name ?? '');
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const [isRenewed, setRenewed] = useState(false);
  const [isSure, setSure] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave({ name: name.trim(), isShared, isRenewed }, () => setName(''));
  };
  const box = (label: string, isOn: boolean, turn: (isOn: boolean) => void) => (
    <label className={classes.confirm}>
      <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => turn(currentTarget.checked)} />
      {label}
    </label>
  );
  return (
    <form className={classes.save} onSubmit={save}>
      <label>
        {words.name}
        <input
          required
          maxLength={80}
          value={name}
          autoComplete="off"
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
      </label>
      {box(words.share, isShared, setShared)}
      {view === undefined ? null : box(words.renew, isRenewed, setRenewed)}
      {failure === null ? null : (
        <p className={classes.failure} role="alert">
          {failure}
        </p>
      )}
      <div className={classes.formFoot}>
        <Button type="submit" size="small" isBusy={isBusy} disabled={name.trim() === ''}>
          {view === undefined ? words.save : words.submit}
        </Button>
        {onDelete === undefined ? null : (
          <Button size="small" isBusy={isBusy} onClick={isSure ? onDelete : () => setSure(true)}>
            {isSure ? words.removeForGood : words.remove}
          </Button>
        )}
      </div>
    </form>
  );
}
