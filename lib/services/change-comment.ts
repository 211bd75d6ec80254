import type { Comment, CommentInput } from '#lib/api/schemas.ts';
import { updateComment, writeCommentEvent } from '#lib/db/comments.ts';
import type { Context } from './context.ts';
import { ownComment, toComment } from './to-comment.ts';

/**
 * Changes the text of one's own comment.
 *
 * @throws ServiceError if there is none, or it is another's
 */
export async function changeComment({
  ctx,
  input,
}: {
  ctx: Context;
  input: CommentInput & { id: string };
}): Promise<Comment> {
  const { db, actor, now } = ctx;
  const found = await ownComment(ctx, input.id);
  const row = await db.$transaction(async (tx) => {
    await writeCommentEvent(tx, found, { kind: 'comment-changed', actor: actor.name, at: now });
    return updateComment(tx, found, { text: input.text, editedAt: now });
  });
  return toComment(ctx, row);
}
