'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { MarkShape } from '#components/charts/mark-row.tsx';
import { lazyPart } from '#components/connection/lazy-part.ts';
import type { Note } from '#lib/api/schemas.ts';
import { changeNoteOptions, deleteNoteOptions } from '#lib/queries/annotations.ts';
import { annotationWords as words } from '#words/annotations.ts';
import type { Entry } from './annotation-marks.ts';
import classes from './annotations.module.css';

// Wanted only by who writes.
const NoteForm = lazyPart(() => import('./note-form.tsx'));

type Props = {
  entry: Entry;
  accounts: readonly { accountId: string; name: string }[];
  accountName: (accountId: string) => string;
  /** Told what was done, to say it aloud. */
  onSaid: (text: string) => void;
};

/** One thing that happened. Its id is what the mark on the chart leads to. */
export function EntryRow({ entry, accounts, accountName, onSaid }: Props) {
  const { key, kind, when, label, note } = entry;
  return (
    <li id={key} className={classes.entry} data-kind={kind}>
      <MarkShape kind={kind} />
      <span className={classes.kind}>{words.kinds[kind]}</span>
      <span className={classes.when}>{when}</span>
      {note === null ? (
        <bdi className={classes.label}>{label}</bdi>
      ) : (
        <NoteEntry note={note} accounts={accounts} accountName={accountName} onSaid={onSaid} />
      )}
    </li>
  );
}

type Mode = 'shown' | 'edited' | 'to be deleted';

function NoteEntry({ note, accounts, accountName, onSaid }: Omit<Props, 'entry'> & { note: Note }) {
  const client = useQueryClient();
  const changing = useMutation(changeNoteOptions(client));
  const deleting = useMutation(deleteNoteOptions(client));
  const [mode, setMode] = useState<Mode>('shown');
  const { id, day, text, accountId, author, createdAt, updatedAt } = note;
  if (mode === 'edited') {
    return (
      <Suspense>
        <NoteForm
          initial={{ day, text, account: accountId }}
          accounts={accounts}
          isSaving={changing.isPending}
          failure={changing.error?.message ?? null}
          onCancel={() => setMode('shown')}
          onSave={(draft) =>
            changing.mutate(
              { id, ...draft },
              {
                onSuccess: () => {
                  setMode('shown');
                  onSaid(words.saved);
                },
              },
            )
          }
        />
      </Suspense>
    );
  }
  return (
    <>
      <bdi className={classes.label}>{text}</bdi>
      <span className={classes.hint}>
        {accountId === null ? '' : `${accountName(accountId)}, `}
        {words.by(author)}
        {updatedAt === createdAt ? '' : `, ${words.edited}`}
      </span>
      {mode === 'shown' ? (
        <span className={classes.actions}>
          <Button onClick={() => setMode('edited')} aria-label={words.editNote(text)}>
            {words.edit}
          </Button>
          <Button onClick={() => setMode('to be deleted')} aria-label={words.removeNote(text)}>
            {words.remove}
          </Button>
        </span>
      ) : (
        <span className={classes.actions}>
          <Button
            color="red"
            autoFocus
            isBusy={deleting.isPending}
            onClick={() => deleting.mutate(id, { onSuccess: () => onSaid(words.removed) })}
          >
            {words.confirmRemoval}
          </Button>
          <Button onClick={() => setMode('shown')}>{words.keep}</Button>
        </span>
      )}
      {deleting.error ? (
        <span role="alert" className={classes.failure}>
          {words.notSaved(deleting.error.message)}
        </span>
      ) : null}
    </>
  );
}
