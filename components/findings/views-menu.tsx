'use client';
import { IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { IconButton } from '#components/button/quiet-buttons.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { SavedView } from '#lib/api/schemas.ts';
import { changeViewOptions, deleteViewOptions, saveViewOptions, viewsOptions } from '#lib/queries/views.ts';
import { triageWords } from '#words/triage-acts.ts';
import classes from './triage.module.css';
import { ViewForm } from './view-form.tsx';
import { viewNames, viewParams, viewQuery } from './view-query.ts';

const words = triageWords.views;

/** Saved views: to look at, to save the present one, and to change and delete one's own. */
export default function ViewsMenu({ onDone }: { onDone: () => void }) {
  const { data } = useQuery(viewsOptions());
  const [changed, setChanged] = useState<string | null>(null);
  const views = data?.data ?? [];
  const own = views.filter(({ isOwn }) => isOwn);
  const others = views.filter(({ isOwn }) => !isOwn);
  return (
    <div className={classes.views}>
      <ul>
        <li>
          <ScopedLink href="/findings" params={viewParams('')} onClick={onDone}>
            {words.standard}
          </ScopedLink>
        </li>
      </ul>
      <Views title={words.own}>
        {own.map((view) => (
          <OwnView
            key={view.id}
            view={view}
            isOpen={changed === view.id}
            onToggle={() => setChanged(changed === view.id ? null : view.id)}
            onDone={onDone}
          />
        ))}
      </Views>
      <Views title={words.shared}>
        {others.map((view) => (
          <li key={view.id}>
            <ViewLink view={view} onDone={onDone} />
            <small>{words.by(view.owner)}</small>
          </li>
        ))}
      </Views>
      {changed === null ? <NewView /> : null}
    </div>
  );
}

function Views({ title, children }: { title: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function ViewLink({ view: { name, query }, onDone }: { view: SavedView; onDone: () => void }) {
  return (
    <ScopedLink href="/findings" params={viewParams(query)} onClick={onDone}>
      <bdi>{name}</bdi>
    </ScopedLink>
  );
}

type OwnProps = { view: SavedView; isOpen: boolean; onToggle: () => void; onDone: () => void };

function OwnView({ view, isOpen, onToggle, onDone }: OwnProps) {
  const client = useQueryClient();
  const present = usePresentQuery();
  const changing = useMutation(changeViewOptions(client));
  const removing = useMutation(deleteViewOptions(client));
  const { id, name, isShared } = view;
  return (
    <li>
      <ViewLink view={view} onDone={onDone} />
      {isShared ? <small>{words.isShared}</small> : null}
      <IconButton size="small" label={words.change(name)} aria-expanded={isOpen} onClick={onToggle}>
        <IconPencil size={14} aria-hidden="true" />
      </IconButton>
      {isOpen ? (
        <ViewForm
          view={view}
          isBusy={changing.isPending || removing.isPending}
          failure={failureOf(changing.error, removing.error)}
          onSave={({ isRenewed, ...given }) =>
            changing.mutate(
              { id, ...given, ...(isRenewed ? { query: present } : {}) },
              { onSuccess: onToggle },
            )
          }
          onDelete={() => removing.mutate(id, { onSuccess: onToggle })}
        />
      ) : null}
    </li>
  );
}

function failureOf(notSaved: Error | null, notDeleted: Error | null): string | null {
  if (notSaved !== null) return words.failed(notSaved.message);
  return notDeleted === null ? null : words.notDeleted(notDeleted.message);
}

function NewView() {
  const present = usePresentQuery();
  const saving = useMutation(saveViewOptions(useQueryClient()));
  return (
    <ViewForm
      isBusy={saving.isPending}
      failure={failureOf(saving.error, null)}
      onSave={({ name, isShared }, saved) =>
        saving.mutate({ page: 'findings', name, query: present, isShared }, { onSuccess: saved })
      }
    />
  );
}

/** What of the address a view keeps. */
function usePresentQuery(): string {
  const params = useSearchParams();
  return viewQuery(viewNames.map((each) => [each, params.get(each)]));
}
