import type { Comment } from '#lib/api/schemas.ts';
import { type CommentRow, readComment } from '#lib/db/comments.ts';
import type { Context } from './context.ts';
import { notFound, ServiceError } from './errors.ts';
import { resourceFilter, toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { readMarkdown } from './read-markdown.ts';
import { shownText } from './read-masking.ts';
import { isUuid } from './uuid.ts';

/** A comment as answers hold it. */
export function toComment(ctx: Context, { id, text, author, createdAt, editedAt }: CommentRow): Comment {
  const shown = shownText(ctx, text);
  return {
    ...{ id, text: shown, blocks: readMarkdown(shown), author, isOwn: author === ctx.actor.name },
    createdAt: toTimestamp(createdAt),
    editedAt: toNullableTimestamp(editedAt),
  };
}

/**
 * A comment that the actor may change: their own.
 *
 * @throws ServiceError if there is none, or it is another's
 */
export async function ownComment(ctx: Context, id: string): Promise<CommentRow> {
  const { accounts } = resourceFilter(ctx, {});
  const row = isUuid(id) ? await readComment(ctx.db, id, accounts) : null;
  if (row === null) throw notFound('comment', id);
  if (row.author === ctx.actor.name) return row;
  throw new ServiceError('forbidden', `Only ${row.author}, who wrote the comment, changes it.`);
}
