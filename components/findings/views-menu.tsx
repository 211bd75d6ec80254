'use client';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { SavedView } from '#lib/api/schemas.ts';
import { deleteViewOptions, saveViewOptions, viewsOptions } from '#lib/queries/views.ts';
import { triageWords } from '#words/triage-acts.ts';
import classes from './triage.module.css';
import { viewNames, viewParams, viewQuery } from './view-query.ts';

const words = triageWords.views;

/** Saved views: to look at, to save the present one, and to delete one's own. */
export default function ViewsMenu({ onDone }: { onDone: () => void }) {
  const { data } = useQuery(viewsOptions());
  const views = data?.data ?? [];
  return (
    <div className={classes.views}>
      <ul>
        <li>
          <ScopedLink href="/findings" params={viewParams('')} onClick={onDone}>
            {words.standard}
          </ScopedLink>
        </li>
      </ul>
      <Section title={words.own} views={views.filter(({ isOwn }) => isOwn)} onDone={onDone} />
      <Section title={words.shared} views={views.filter(({ isOwn }) => !isOwn)} onDone={onDone} />
      <SaveForm />
    </div>
  );
}

type SectionProps = { title: string; views: readonly SavedView[]; onDone: () => void };

function Section({ title, views, onDone }: SectionProps) {
  const removing = useMutation(deleteViewOptions(useQueryClient()));
  if (views.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {views.map(({ id, name, query, owner, isOwn }) => (
          <li key={id}>
            <ScopedLink href="/findings" params={viewParams(query)} onClick={onDone}>
              <bdi>{name}</bdi>
            </ScopedLink>
            {isOwn ? (
              <button type="button" aria-label={words.remove(name)} onClick={() => removing.mutate(id)}>
                <IconX size={14} aria-hidden="true" />
              </button>
            ) : (
              <small>{words.by(owner)}</small>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SaveForm() {
  const params = useSearchParams();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const saving = useMutation(saveViewOptions(useQueryClient()));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const query = viewQuery(viewNames.map((each) => [each, params.get(each)]));
    saving.mutate({ page: 'findings', name: name.trim(), query, isShared }, { onSuccess: () => setName('') });
  };
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
      <label className={classes.confirm}>
        <input
          type="checkbox"
          checked={isShared}
          onChange={({ currentTarget }) => setShared(currentTarget.checked)}
        />
        {words.share}
      </label>
      {saving.error ? (
        <p className={classes.failure} role="alert">
          {words.failed(saving.error.message)}
        </p>
      ) : null}
      <Button type="submit" size="small" isBusy={saving.isPending} disabled={name.trim() === ''}>
        {words.save}
      </Button>
    </form>
  );
}
