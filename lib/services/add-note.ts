import type { Note, NoteInput } from '#lib/api/schemas.ts';
import { insertNote } from '#lib/db/notes.ts';
import { checkNotedAccount } from './check-noted-account.ts';
import type { Context } from './context.ts';
import { toNote } from './list-notes.ts';

/**
 * Adds a note to a day, in the actor's name.
 *
 * @throws ServiceError for an account that is not monitored
 */
export async function addNote({ ctx, input }: { ctx: Context; input: NoteInput }): Promise<Note> {
  const { day, text, account } = input;
  await checkNotedAccount(ctx, account);
  const author = ctx.actor.name;
  return toNote(await insertNote(ctx.db, { accountId: account, day, text, author, at: ctx.now }));
}
