import type { Note, NotePatchInput } from '#lib/api/schemas.ts';
import { updateNote } from '#lib/db/notes.ts';
import { checkNotedAccount } from './check-noted-account.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { toNote } from './list-notes.ts';
import { resourceFilter } from './read-filter.ts';
import { isUuid } from './uuid.ts';

/**
 * Changes a note's text, day or account.
 *
 * @throws ServiceError if there is no such note, or the account is not monitored
 */
export async function changeNote({
  ctx,
  input,
}: {
  ctx: Context;
  input: NotePatchInput & { id: string };
}): Promise<Note> {
  const { id, day, text, account } = input;
  await checkNotedAccount(ctx, account ?? null);
  const change = {
    ...(day === undefined ? {} : { day }),
    ...(text === undefined ? {} : { text }),
    ...(account === undefined ? {} : { accountId: account }),
  };
  const { accounts } = resourceFilter(ctx, {});
  const row = isUuid(id) ? await updateNote(ctx.db, { id, accounts }, change, ctx.now) : null;
  if (row === null) throw notFound('note', id);
  return toNote(row);
}
