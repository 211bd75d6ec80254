import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { afterCursor, type Keyset, orderedPage, textKey } from '#lib/db/read-page.ts';

const { empty, sql } = Prisma;

/** A note; `day` is `2026-11-01`, `accountId` null for the whole estate. */
export type NoteRow = {
  id: string;
  accountId: string | null;
  day: string;
  text: string;
  author: string;
  createdAt: Date;
  updatedAt: Date;
};

/** How notes can be sorted: by their day. */
export const noteSortKeys = {
  day: [textKey<NoteRow>('n.day', (row) => row.day), textKey<NoteRow>('n.id', (row) => row.id)],
};

const columns = sql`id::text AS id, account_id AS "accountId", day::text AS day, text, author,
  created_at AS "createdAt", updated_at AS "updatedAt"`;

/** Which notes are meant: those on the accounts (null: all) and on the whole estate, of these days, both included. */
export type NoteFilter = {
  accounts: readonly string[] | null;
  first: string | null;
  last: string | null;
};

function among({ accounts, first, last }: NoteFilter): Prisma.Sql {
  return sql`true
    ${accounts === null ? empty : sql`AND (account_id IS NULL OR account_id = ANY(${[...accounts]}::text[]))`}
    ${first === null ? empty : sql`AND day >= ${first}::date`} ${last === null ? empty : sql`AND day <= ${last}::date`}`;
}

/** One page of notes. */
export async function readNotes(
  db: Database,
  filter: NoteFilter,
  keyset: Keyset<NoteRow>,
): Promise<NoteRow[]> {
  return db.$queryRaw`
    SELECT n.* FROM (SELECT ${columns} FROM notes WHERE ${among(filter)}) n
    WHERE true ${afterCursor(keyset)} ${orderedPage(keyset)}`;
}

/** The newest notes, and how many there are in all. */
export async function readNewestNotes(
  db: Database,
  filter: NoteFilter,
  limit: number,
): Promise<(NoteRow & { total: number })[]> {
  return db.$queryRaw`
    SELECT ${columns}, count(*) OVER ()::int AS total FROM notes WHERE ${among(filter)}
    ORDER BY notes.day DESC, notes.id DESC LIMIT ${limit}::int`;
}

/** Adds a note. */
export async function insertNote(
  db: Database,
  { accountId, day, text, author, at }: Pick<NoteRow, 'accountId' | 'day' | 'text' | 'author'> & { at: Date },
): Promise<NoteRow> {
  const times = { createdAt: at, updatedAt: at };
  const row = await db.note.create({ data: { accountId, day: new Date(day), text, author, ...times } });
  return { ...row, day };
}

/** Changes what is given of a note; null if there is none, or it is on an account that is not among those given. */
export async function updateNote(
  db: Database,
  { id, accounts }: NoteName,
  { day, ...change }: Partial<Pick<NoteRow, 'accountId' | 'day' | 'text'>>,
  at: Date,
): Promise<NoteRow | null> {
  const data = { ...change, ...(day === undefined ? {} : { day: new Date(day) }), updatedAt: at };
  const [row] = await db.note.updateManyAndReturn({ where: named({ id, accounts }), data });
  return row ? { ...row, day: row.day.toISOString().slice(0, 10) } : null;
}

/** Deletes a note; false if there is none, or it is on an account that is not among those given. */
export async function deleteNote(db: Database, name: NoteName): Promise<boolean> {
  return (await db.note.deleteMany({ where: named(name) })).count > 0;
}

/** A note by its id, if it is on the whole estate or on one of these accounts (null: any). */
type NoteName = { id: string; accounts: readonly string[] | null };

function named({ id, accounts }: NoteName): Prisma.NoteWhereInput {
  if (accounts === null) return { id };
  return { id, OR: [{ accountId: null }, { accountId: { in: [...accounts] } }] };
}
