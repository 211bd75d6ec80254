import type { Comment, CommentInput } from '#lib/api/schemas.ts';
import { insertComment, writeCommentEvent } from '#lib/db/comments.ts';
import { selectFindingsById } from '#lib/db/read-findings.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { resourceFilter } from './read-filter.ts';
import { toComment } from './to-comment.ts';

/**
 * Adds a comment to a finding, in the actor's name. Comments change no finding, so that nobody's act is overtaken by one.
 *
 * @throws ServiceError if there is no such finding
 */
export async function addComment({
  ctx,
  input,
}: {
  ctx: Context;
  input: CommentInput & { id: string };
}): Promise<Comment> {
  const { db, actor, now } = ctx;
  const [finding] = await selectFindingsById(db, resourceFilter(ctx, {}), [input.id]);
  if (finding === undefined) throw notFound('finding', input.id);
  const { accountId, fingerprint } = finding;
  const row = await db.$transaction(async (tx) => {
    const draft = { accountId, fingerprint, text: input.text, author: actor.name, createdAt: now };
    const comment = await insertComment(tx, draft);
    await writeCommentEvent(tx, comment, { kind: 'commented', actor: actor.name, at: now });
    return comment;
  });
  return toComment(ctx, row);
}
