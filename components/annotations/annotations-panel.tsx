'use client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { lazyPart } from '#components/connection/lazy-part.ts';
import { useNow } from '#components/format/clock.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { addNoteOptions, annotationsOptions } from '#lib/queries/annotations.ts';
import { lastDayOf, type Scope } from '#lib/queries/span.ts';
import { annotationWords as words } from '#words/annotations.ts';
import { toEntries } from './annotation-marks.ts';
import classes from './annotations.module.css';
import { EntryRow } from './entry-row.tsx';

// Wanted only by who writes.
const NoteForm = lazyPart(() => import('./note-form.tsx'));

const fewest = 6;

type Props = {
  scope: Scope;
  accounts: readonly { accountId: string; name: string }[];
  accountName: (accountId: string) => string;
};

/** The list behind the charts' marks; notes are added, changed and deleted here. */
export function AnnotationsPanel({ scope, accounts, accountName }: Props) {
  const query = useQuery({ ...annotationsOptions(scope), placeholderData: keepPreviousData });
  const adding = useMutation(addNoteOptions(useQueryClient()));
  const [isOpen, setOpen] = useState(false);
  const [areAllShown, showAll] = useState(false);
  const [said, setSaid] = useState('');
  const now = useNow();
  const open = () => {
    adding.reset();
    setOpen(true);
  };
  return (
    <Panel title={words.title} aside={words.aside} actions={<Button onClick={open}>{words.add}</Button>}>
      {isOpen ? (
        <Suspense>
          <NoteForm
            initial={{ day: lastDayOf(scope, now), text: '', account: scope.account }}
            accounts={accounts}
            isSaving={adding.isPending}
            failure={adding.error?.message ?? null}
            onCancel={() => setOpen(false)}
            onSave={(draft) =>
              adding.mutate(draft, {
                onSuccess: () => {
                  setOpen(false);
                  setSaid(words.saved);
                },
              })
            }
          />
        </Suspense>
      ) : null}
      <span role="status" className={classes.said}>
        {said}
      </span>
      <QueryBody query={query} what={words.what} height={64}>
        {(annotations) => {
          const entries = toEntries(annotations, accountName);
          const shown = areAllShown ? entries : entries.slice(0, fewest);
          if (entries.length === 0) return <EmptyState title={words.noneTitle}>{words.none}</EmptyState>;
          return (
            <>
              <ul className={classes.entries}>
                {shown.map((entry) => (
                  <EntryRow
                    key={entry.key}
                    entry={entry}
                    accounts={accounts}
                    accountName={accountName}
                    onSaid={setSaid}
                  />
                ))}
              </ul>
              {shown.length < entries.length ? (
                <Button onClick={() => showAll(true)}>{words.showAll(entries.length)}</Button>
              ) : null}
              {annotations.omitted > 0 ? (
                <p className={classes.hint}>{words.omitted(annotations.omitted)}</p>
              ) : null}
            </>
          );
        }}
      </QueryBody>
    </Panel>
  );
}
