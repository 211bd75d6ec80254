import { deleteComment as deleteRow, writeCommentEvent } from '#lib/db/comments.ts';
import type { Context } from './context.ts';
import { ownComment } from './to-comment.ts';

/**
 * Deletes one's own comment; the history says that there was one.
 *
 * @throws ServiceError if there is none, or it is another's
 */
export async function deleteComment({ ctx, input }: { ctx: Context; input: { id: string } }): Promise<void> {
  const { db, actor, now } = ctx;
  const found = await ownComment(ctx, input.id);
  await db.$transaction(async (tx) => {
    await writeCommentEvent(tx, found, { kind: 'comment-deleted', actor: actor.name, at: now });
    await deleteRow(tx, found);
  });
}
