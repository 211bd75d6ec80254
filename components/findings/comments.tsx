'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LinkButton } from '#components/button/quiet-buttons.tsx';
import { RelativeTime } from '#components/format/time.tsx';
import type { Comment, FindingDetail } from '#lib/api/schemas.ts';
import { addCommentOptions, changeCommentOptions, deleteCommentOptions } from '#lib/queries/triage.ts';
import { triageWords } from '#words/triage-acts.ts';
import { CommentForm } from './comment-form.tsx';
import { Markdown } from './markdown.tsx';
import classes from './triage.module.css';

const words = triageWords.comments;

type Props = { finding: Pick<FindingDetail, 'id' | 'comments'> };

/** What people said about a finding, and where to say something. */
export function Comments({ finding: { id, comments } }: Props) {
  const adding = useMutation(addCommentOptions(useQueryClient()));
  return (
    <>
      {comments.length === 0 ? <p className={classes.hint}>{words.none}</p> : null}
      <ol className={classes.comments}>
        {comments.map((comment) => (
          <OneComment key={comment.id} comment={comment} />
        ))}
      </ol>
      <CommentForm
        label={words.write}
        submit={words.send}
        isBusy={adding.isPending}
        failure={adding.error?.message ?? null}
        onSend={(text, sent) => adding.mutate({ id, text }, { onSuccess: sent })}
      />
    </>
  );
}

type Mode = 'read' | 'edit' | 'ask';

/** A comment; its author may write it anew, or delete it once they have said so twice. */
function OneComment({ comment }: { comment: Comment }) {
  const { id, author, createdAt, editedAt, isOwn, text, blocks } = comment;
  const [mode, setMode] = useState<Mode>('read');
  const client = useQueryClient();
  const changing = useMutation(changeCommentOptions(client));
  const removing = useMutation(deleteCommentOptions(client));
  const failure = removing.error?.message;
  return (
    <li>
      <p className={classes.byline}>
        <bdi>{author}</bdi> <RelativeTime at={createdAt} isPast />
        {editedAt === null ? null : ` (${words.edited})`}
        {isOwn ? <OwnActs mode={mode} setMode={setMode} onDelete={() => removing.mutate(id)} /> : null}
      </p>
      {failure === undefined ? null : (
        <p className={classes.failure} role="alert">
          {words.notDeleted(failure)}
        </p>
      )}
      {mode === 'edit' ? (
        <CommentForm
          label={words.rewrite}
          submit={words.save}
          initial={text}
          isBusy={changing.isPending}
          failure={changing.error?.message ?? null}
          onSend={(written) => changing.mutate({ id, text: written }, { onSuccess: () => setMode('read') })}
        />
      ) : (
        <Markdown blocks={blocks} />
      )}
    </li>
  );
}

type OwnProps = { mode: Mode; setMode: (mode: Mode) => void; onDelete: () => void };

function OwnActs({ mode, setMode, onDelete }: OwnProps) {
  const button = (label: string, act: () => void) => <LinkButton onClick={act}>{label}</LinkButton>;
  if (mode === 'edit') return button(words.leave, () => setMode('read'));
  if (mode === 'ask') {
    return (
      <>
        {button(words.removeForGood, onDelete)} {button(words.keep, () => setMode('read'))}
      </>
    );
  }
  return (
    <>
      {button(words.edit, () => setMode('edit'))} {button(words.remove, () => setMode('ask'))}
    </>
  );
}
