'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { RelativeTime } from '#components/format/time.tsx';
import type { FindingDetail } from '#lib/api/schemas.ts';
import { addCommentOptions, deleteCommentOptions } from '#lib/queries/triage.ts';
import { triageWords } from '#words/triage-acts.ts';
import { Markdown } from './markdown.tsx';
import classes from './triage.module.css';

const words = triageWords.comments;

type Props = { finding: Pick<FindingDetail, 'id' | 'comments'> };

/** What people said about a finding, and where to say something. */
export function Comments({ finding: { id, comments } }: Props) {
  const client = useQueryClient();
  const removing = useMutation(deleteCommentOptions(client));
  return (
    <>
      {comments.length === 0 ? <p className={classes.hint}>{words.none}</p> : null}
      <ol className={classes.comments}>
        {comments.map((comment) => (
          <li key={comment.id}>
            <p className={classes.byline}>
              <bdi>{comment.author}</bdi> <RelativeTime at={comment.createdAt} isPast />
              {comment.editedAt === null ? null : ` (${words.edited})`}
              {comment.isOwn ? (
                <button type="button" className={classes.all} onClick={() => removing.mutate(comment.id)}>
                  {words.remove}
                </button>
              ) : null}
            </p>
            <Markdown blocks={comment.blocks} />
          </li>
        ))}
      </ol>
      <CommentForm id={id} />
    </>
  );
}

function CommentForm({ id }: { id: string }) {
  const [text, setText] = useState('');
  const adding = useMutation(addCommentOptions(useQueryClient()));
  const send = () => {
    if (text.trim() !== '') adding.mutate({ id, text: text.trim() }, { onSuccess: () => setText('') });
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
        {words.write}
        <textarea
          rows={2}
          maxLength={10_000}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <small>{words.hint}</small>
      </label>
      {adding.error ? (
        <p className={classes.failure} role="alert">
          {words.failed(adding.error.message)}
        </p>
      ) : null}
      <Button type="submit" size="small" isBusy={adding.isPending} disabled={text.trim() === ''}>
        {words.send}
      </Button>
    </form>
  );
}
