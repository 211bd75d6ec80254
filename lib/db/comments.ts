import type { Database, Transaction } from '#lib/db/client.ts';
import { time } from '#lib/db/read-filter.ts';

/** What a person said about a finding. */
export type CommentRow = {
  accountId: string;
  id: string;
  fingerprint: string;
  text: string;
  author: string;
  createdAt: Date;
  editedAt: Date | null;
};

/** The comments on a finding, the oldest first, at most 200. */
export async function readComments(
  db: Database,
  accountId: string,
  fingerprint: string,
): Promise<CommentRow[]> {
  const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];
  return db.findingComment.findMany({ where: { accountId, fingerprint }, orderBy, take: 200 });
}

/** A comment by its id, in one of these accounts (null: any). */
export async function readComment(
  db: Database,
  id: string,
  accounts: readonly string[] | null,
): Promise<CommentRow | null> {
  return db.findingComment.findFirst({
    where: { id, ...(accounts === null ? {} : { accountId: { in: [...accounts] } }) },
  });
}

/** Adds a comment. */
export async function insertComment(
  tx: Transaction,
  comment: Pick<CommentRow, 'accountId' | 'fingerprint' | 'text' | 'author' | 'createdAt'>,
): Promise<CommentRow> {
  return tx.findingComment.create({ data: comment });
}

/** Changes the text of a comment. */
export async function updateComment(
  tx: Transaction,
  { accountId, id }: Pick<CommentRow, 'accountId' | 'id'>,
  change: Pick<CommentRow, 'text' | 'editedAt'>,
): Promise<CommentRow> {
  return tx.findingComment.update({ where: { accountId_id: { accountId, id } }, data: change });
}

/** Deletes a comment. */
export async function deleteComment(
  tx: Transaction,
  { accountId, id }: Pick<CommentRow, 'accountId' | 'id'>,
): Promise<void> {
  await tx.findingComment.deleteMany({ where: { accountId, id } });
}

/** What happened to a comment, in the history of its finding; the finding itself stays as it is. */
export async function writeCommentEvent(
  tx: Transaction,
  { accountId, fingerprint, id }: Pick<CommentRow, 'accountId' | 'fingerprint' | 'id'>,
  event: { kind: 'commented' | 'comment-changed' | 'comment-deleted'; actor: string; at: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO finding_events (account_id, fingerprint, at, kind, actor, severity, after)
    SELECT account_id, fingerprint,
      greatest(${time(event.at)}, (SELECT max(v.at) + interval '1 millisecond' FROM finding_events v
        WHERE v.account_id = f.account_id AND v.fingerprint = f.fingerprint AND v.kind = ${event.kind})),
      ${event.kind}, ${event.actor}, severity, jsonb_build_object('comment', ${id}::text)
    FROM findings f WHERE account_id = ${accountId} AND fingerprint = ${fingerprint}`;
}
