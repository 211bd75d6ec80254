import type { Note, NotesInput, NotesPage } from '#lib/api/schemas.ts';
import { type NoteRow, noteSortKeys, readNotes } from '#lib/db/notes.ts';
import type { Context } from './context.ts';
import { resourceFilter, toTimestamp } from './read-filter.ts';
import { readPageRequest, toPage } from './read-page.ts';
import { dayOf } from './read-trend-buckets.ts';

/** The notes on the accounts asked for and on the whole estate, the newest day first, a page at a time. */
export async function listNotes({ ctx, input }: { ctx: Context; input: NotesInput }): Promise<NotesPage> {
  const page = readPageRequest(noteSortKeys, '-day', input);
  const { accounts } = resourceFilter(ctx, input);
  const days = { first: input.from ? dayOf(input.from) : null, last: input.to ? dayOf(input.to) : null };
  return toPage(await readNotes(ctx.db, { accounts, ...days }, page), page, toNote);
}

/** A note as answers hold it. */
export function toNote({ createdAt, updatedAt, ...same }: NoteRow): Note {
  const { id, day, accountId, text, author } = same;
  return {
    ...{ id, day, accountId, text, author },
    createdAt: toTimestamp(createdAt),
    updatedAt: toTimestamp(updatedAt),
  };
}
